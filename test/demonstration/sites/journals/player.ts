// The film player of the journal, on a host of its own, to be shown in a frame.
import { fileURLToPath } from 'node:url';
import { answer, page, type Site } from '../../exchange.ts';
import { filesIn } from '../../files.ts';
import { html } from '../../html.ts';

export function playerSite(scripts: ReadonlyMap<string, string>): Site {
  const files = filesIn(fileURLToPath(new URL('./files', import.meta.url)));
  const player = page({
    title: 'An hour of tide in a minute',
    body: html`<body class="player"><video muted playsinline width="640" height="360" aria-label="The tide rises and falls against a wall. There is no sound."></video>
<p><button id="full">Full screen</button></p><script src="/script/player.js"></script></body>`,
  });
  return ({ url: { pathname } }) => {
    if (pathname === '/' || pathname === '/player') return player;
    const script = scripts.get(pathname.replace('/script/', ''));
    return script === undefined ? (files.get(pathname) ?? null) : answer('text/javascript; charset=utf-8', script);
  };
}
