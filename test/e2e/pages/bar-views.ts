// Every shape of the session's bar, and everything that hangs from it, as views that the contract accepts.
import { BarView } from '../../../contract/bar-page.ts';
import { type Language, plainLook } from '../../../contract/words.ts';

type Rest = Partial<Omit<BarView, 'language'>>;

const outside: BarView['address'] = {
  whose: 'outside',
  host: 'www.tidewater-journals.example',
  path: '/atlantic/42',
  secure: true,
};

/** Parsed by the contract, so that a test can't show what the session could not send. */
export function barView(language: Language, rest: Rest = {}): BarView {
  return BarView.parse({
    kind: 'open-access',
    place: 'Harbour Street Library',
    language,
    look: plainLook,
    tabs: [
      { id: 1, title: 'Tidewater Journals', open: true },
      { id: 2, title: language === 'es' ? 'Inicio de la biblioteca' : 'Library home', open: false },
      { id: 3, title: 'Census tables', open: false },
    ],
    address: outside,
    canGoBack: true,
    canGoForward: false,
    loading: false,
    zoomPercent: 100,
    fullScreen: false,
    time: { minutesLeft: 42, warning: 'none', extensionsLeft: 3 },
    hanging: { hangs: 'nothing' },
    notice: null,
    found: null,
    ...rest,
  });
}

const lookup: Rest = {
  kind: 'quick-lookup',
  tabs: [{ id: 1, title: 'Search results', open: true }],
  address: { whose: 'library', host: 'catalogue.harbour.example', path: '/search', secure: true },
  time: { minutesLeft: null, warning: 'none', extensionsLeft: 0 },
};
const crowded = Array.from({ length: 8 }, (_, at) => ({
  id: at + 1,
  title: 'A title that goes on for as long as sixty characters let it.',
  open: at === 6,
}));
const longHost = `${'a-very-long-name.'.repeat(6)}tidewater-journals.example`;

export const barStates: Readonly<Record<string, Rest>> = {
  outside: {},
  library: { address: { ...outside, whose: 'library', host: 'catalogue.harbour.example', path: '/search?q=tide' } },
  ours: { address: { whose: 'ours', host: '', path: '', secure: true } },
  insecure: { address: { ...outside, secure: false } },
  'long-host': { address: { ...outside, host: longHost, path: `/${'x'.repeat(400)}` }, tabs: crowded },
  loading: { loading: true, canGoForward: true },
  dark: { look: { ...plainLook, theme: 'dark' } },
  contrast: { look: { ...plainLook, theme: 'contrast' } },
  lookup,
  'full-screen': { fullScreen: true },
  'ten-minutes': { time: { minutesLeft: 10, warning: 'ten', extensionsLeft: 2 } },
  'one-minute': { time: { minutesLeft: 1, warning: 'one', extensionsLeft: 0 } },
  download: { notice: 'download' },
  print: { notice: 'print' },
  file: { notice: 'file' },
  'pop-up': { notice: 'pop-up' },
  permission: { notice: 'permission' },
  copied: { notice: 'copied' },
  about: { hanging: { hangs: 'about' } },
  'about-ours': { hanging: { hangs: 'about' }, address: { whose: 'ours', host: '', path: '', secure: true } },
  find: { hanging: { hangs: 'find' }, found: { at: 3, all: 14 } },
  zoom: { hanging: { hangs: 'zoom' }, zoomPercent: 125 },
  more: { hanging: { hangs: 'more' } },
  look: { hanging: { hangs: 'look' } },
  end: { hanging: { hangs: 'end', secondsLeft: 17 } },
  'end-contrast': { hanging: { hangs: 'end', secondsLeft: 17 }, look: { ...plainLook, theme: 'contrast' } },
  'sign-in': { hanging: { hangs: 'sign-in', host: 'www.tidewater-journals.example', secure: false } },
};
