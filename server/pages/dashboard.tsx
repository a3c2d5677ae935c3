// The dashboard's first script: words, keys and links, the live stream for whoever may watch, and the page.
import { render } from 'preact';
import englishFrame from '../../resources/strings/dashboard/en/frame.ftl';
import englishReasons from '../../resources/strings/dashboard/en/reasons.ftl';
import spanishFrame from '../../resources/strings/dashboard/es/frame.ftl';
import spanishReasons from '../../resources/strings/dashboard/es/reasons.ftl';
import { App } from './app.tsx';
import { listenToKeys } from './frame/key-map.ts';
import { openLive } from './link/live.ts';
import { followLinks } from './link/route.ts';
import { start } from './link/start.ts';
import { teach } from './say/words.ts';

teach({ en: englishFrame, es: spanishFrame });
teach({ en: englishReasons, es: spanishReasons });
render(<App />, document.body);
followLinks();
listenToKeys();
if (start.fleet !== null) openLive();
