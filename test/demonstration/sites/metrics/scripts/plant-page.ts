// Plants what only the demonstration does: an address that is visited, shaders, media, shared workers, a large blob.

import { blobOf, pagePlantings as stationsOwn } from '../../../../../app/pages/rehearsal/plant-page.ts';
import { type Ground as AnyGround, type Planting, when } from '../../../../../app/pages/rehearsal/planter.ts';
import type { CanaryClass } from '../../../../support/canary/placements.ts';

type Ground = AnyGround<CanaryClass>;

const largeBlob = 60;

async function address({ kept }: Ground): Promise<void> {
  const at = `/plant/at/${kept['url-path']}?q=${kept['url-query']}#${kept['url-fragment']}`;
  const frame = document.createElement('iframe');
  frame.src = at;
  const done = when(frame, 'load');
  document.body.append(frame);
  await done;
  history.pushState({ kept: kept['history-state'] }, '', at);
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

async function media({ kept }: Ground): Promise<void> {
  const title = kept['media-session'];
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: title, album: title });
}

async function sharedWorker({ kept, hold }: Ground): Promise<void> {
  hold(new SharedWorker('/plant/script/shared-worker.js', kept['shared-worker']));
}

export const pagePlantings: readonly Planting<CanaryClass>[] = [
  { classes: ['url-path', 'url-query', 'url-fragment', 'history-state'], plant: address },
  ...stationsOwn,
  { classes: ['shader'], plant: shader },
  { classes: ['blob'], plant: blobOf(largeBlob) },
  { classes: ['media-session'], plant: media },
  { classes: ['shared-worker'], plant: sharedWorker },
];
