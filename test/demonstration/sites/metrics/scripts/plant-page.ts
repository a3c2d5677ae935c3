// Plants in the page and the browser around it: address, title, icon, memory, shaders, media, names shared between tabs.
import { type Ground, type Planting, when } from './planter.ts';

const largeBlobBytes = 60 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

async function address({ kept }: Ground): Promise<void> {
  const at = `/plant/at/${kept['url-path']}?q=${kept['url-query']}#${kept['url-fragment']}`;
  const frame = document.createElement('iframe');
  frame.src = at;
  const done = when(frame, 'load');
  document.body.append(frame);
  await done;
  history.pushState({ kept: kept['history-state'] }, '', at);
}

async function titleAndIcon({ kept, slot }: Ground): Promise<void> {
  document.title = kept.title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = `${slot}/icon-${kept.favicon}`;
}

/** Compiled by the graphics process, whose caches are keyed by what it compiles. */
async function shader({ kept, hold }: Ground): Promise<void> {
  const canvas = document.createElement('canvas');
  const graphics = canvas.getContext('webgl');
  const vertex = graphics?.createShader(graphics.VERTEX_SHADER);
  if (!graphics || !vertex) throw new DOMException('', 'NotSupportedError');
  graphics.shaderSource(vertex, `// ${kept.shader}\nvoid main() { gl_Position = vec4(0.0); }\n`);
  graphics.compileShader(vertex);
  if (!graphics.getShaderParameter(vertex, graphics.COMPILE_STATUS)) throw new DOMException('', 'OperationError');
  hold([canvas, vertex]);
}

async function blob({ kept, hold }: Ground): Promise<void> {
  const piece = new Uint8Array(pieceBytes);
  piece.set(new TextEncoder().encode(kept.blob));
  const large = new Blob(Array.from({ length: largeBlobBytes / pieceBytes }, () => piece));
  hold([large, URL.createObjectURL(large)]);
}

async function dataAddress({ kept, hold }: Ground): Promise<void> {
  const picture = new Image();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>${kept['data-url']}</title></svg>`;
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await picture.decode();
  hold(picture);
}

async function media({ kept }: Ground): Promise<void> {
  const title = kept['media-session'];
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: title, album: title });
}

async function memory({ kept, hold }: Ground): Promise<void> {
  hold(Array.from({ length: 100 }, (_, index) => `${kept.heap}${index}`));
  window.name = kept['window-name'];
}

async function shared({ kept, hold }: Ground): Promise<void> {
  hold(new SharedWorker('/plant/script/shared-worker.js', kept['shared-worker']));
  hold(new BroadcastChannel(kept['channel-name']));
  await new Promise<void>((resolve) => {
    const held = navigator.locks.request(kept['lock-name'], () => {
      resolve();
      return new Promise(() => undefined);
    });
    hold(held);
  });
}

export const pagePlantings: readonly Planting[] = [
  { classes: ['url-path', 'url-query', 'url-fragment', 'history-state'], plant: address },
  { classes: ['title', 'favicon'], plant: titleAndIcon },
  { classes: ['shader'], plant: shader },
  { classes: ['blob'], plant: blob },
  { classes: ['data-url'], plant: dataAddress },
  { classes: ['media-session'], plant: media },
  { classes: ['heap', 'window-name'], plant: memory },
  { classes: ['shared-worker', 'channel-name', 'lock-name'], plant: shared },
];
