// Plants in the page and the browser around it: title, icon, memory, names that tabs share, addresses that hold their own text.
import type { CanaryClass } from '../../../contract/canary-texts.ts';
import type { Ground as AnyGround, Planting } from './planter.ts';

type Ground = AnyGround<CanaryClass>;

const pieceBytes = 1024 * 1024;
const copies = 100;

async function titleAndIcon({ kept, slot }: Ground): Promise<void> {
  document.title = kept.title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = `${slot}/icon-${kept.favicon}`;
}

/** @param pieces of one MiB each: a large one is kept in other places than a small one */
export const blobOf =
  (pieces: number) =>
  async ({ kept, hold }: Ground): Promise<void> => {
    const piece = new Uint8Array(pieceBytes);
    piece.set(new TextEncoder().encode(kept.blob));
    const blob = new Blob(Array.from({ length: pieces }, () => piece));
    hold([blob, URL.createObjectURL(blob)]);
  };

async function dataAddress({ kept, hold }: Ground): Promise<void> {
  const picture = new Image();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>${kept['data-url']}</title></svg>`;
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await picture.decode();
  hold(picture);
}

/** A text put together of others lies in memory in pieces until one of its letters is asked for. */
async function memory({ kept, hold }: Ground): Promise<void> {
  const texts = Array.from({ length: copies }, (_, index) => `${kept.heap}${index}`);
  hold(texts.map((text) => [text, text.charCodeAt(0)]));
  window.name = kept['window-name'];
}

async function names({ kept, hold }: Ground): Promise<void> {
  hold(new BroadcastChannel(kept['channel-name']));
  await new Promise<void>((resolve) => {
    const held = navigator.locks.request(kept['lock-name'], () => {
      resolve();
      return new Promise(() => undefined);
    });
    hold(held);
  });
}

export const pagePlantings: readonly Planting<CanaryClass>[] = [
  { classes: ['title', 'favicon'], plant: titleAndIcon },
  { classes: ['data-url'], plant: dataAddress },
  { classes: ['heap', 'window-name'], plant: memory },
  { classes: ['channel-name', 'lock-name'], plant: names },
];
