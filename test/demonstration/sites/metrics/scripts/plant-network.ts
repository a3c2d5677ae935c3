// Plants by way of HTTP: cookies, cached bodies and headers, scripts that are compiled, workers, sign-ins, host names.

import { type Ground as AnyGround, type Planting, when } from '../../../../../app/pages/rehearsal/planter.ts';
import type { CanaryClass } from '../../../../support/canary/placements.ts';

type Ground = AnyGround<CanaryClass>;

const body = async (path: string): Promise<ArrayBuffer> =>
  (await fetch(path, { credentials: 'include' })).arrayBuffer();

async function cached({ slot }: Ground): Promise<void> {
  for (const name of ['html', 'etag', 'no-store', 'gzip', 'brotli']) await body(`${slot}/${name}`);
  await body(`${slot}/etag`);
}

function loaded<Kind extends 'script' | 'img' | 'iframe'>(kind: Kind, source: string): Promise<unknown> {
  const element = document.createElement(kind);
  element.src = source;
  const done = when(element, 'load');
  document.body.append(element);
  return done;
}

async function parts({ slot }: Ground): Promise<void> {
  await loaded('script', `${slot}/script`);
  await loaded('img', `${slot}/image`);
}

async function code({ slot, hold }: Ground): Promise<void> {
  await loaded('script', `${slot}/large`);
  await loaded('script', `${slot}/large`);
  hold(await WebAssembly.compileStreaming(fetch(`${slot}/wasm`)));
}

async function serviceWorker({ kept, slot }: Ground): Promise<void> {
  await navigator.serviceWorker.register(`${slot}/worker`, { scope: `/plant/scope/${kept['worker-scope']}/` });
}

/** An XMLHttpRequest with a name and a password answers the challenge by itself, and the browser keeps the answer. */
async function signIn({ kept, slot }: Ground): Promise<void> {
  const request = new XMLHttpRequest();
  request.open('GET', `${slot}/basic`, true, kept['basic-name'], kept['basic-password']);
  const done = when(request, 'load');
  request.send();
  await done;
  if (request.status !== 200) throw new DOMException('', 'NotAllowedError');
}

async function otherHosts({ kept, slot }: Ground): Promise<void> {
  await fetch(`https://${kept.host}${slot}/host`, { mode: 'no-cors' });
  const hint = document.createElement('link');
  hint.rel = 'dns-prefetch';
  hint.href = `//${kept['dns-host']}/`;
  document.head.append(hint);
}

export const networkPlantings: readonly Planting<CanaryClass>[] = [
  {
    classes: ['cookie-persistent', 'cookie-session', 'cookie-partitioned'],
    plant: ({ slot }) => body(`${slot}/cookies`),
  },
  { classes: ['http-html', 'http-etag', 'http-no-store', 'http-gzip', 'http-brotli'], plant: cached },
  { classes: ['http-script', 'http-image'], plant: parts },
  { classes: ['code-script', 'code-wasm'], plant: code },
  { classes: ['worker-script', 'worker-scope'], plant: serviceWorker },
  { classes: ['basic-name', 'basic-password'], plant: signIn },
  { classes: ['host', 'alt-svc', 'report-to', 'dns-host'], plant: otherHosts },
];
