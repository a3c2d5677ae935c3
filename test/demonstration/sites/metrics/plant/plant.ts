// Serves the planting page on any host: canaries are posted to a slot, and come back to the browser as HTTP.
import { randomUUID } from 'node:crypto';
import { answer, type Exchange, json, type Site } from '../../../exchange.ts';
import { type Kept, plantAnswers } from './answers.ts';
import { addressPage, plantPage } from './pages.ts';

const slotPath = /^\/plant\/([0-9a-f-]{36})\/([a-z-]+)(?:-LETHE-[^/]*)?$/;

/** @returns null for paths outside `/plant` */
export function plantSite(scripts: ReadonlyMap<string, string>): Site {
  const slots = new Map<string, Kept>();
  const keep = ({ body }: Exchange): string => {
    const slot = randomUUID();
    slots.set(slot, JSON.parse(body.toString('utf8')) as Kept);
    return slot;
  };
  return (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === '/plant') return plantPage();
    if (pathname.startsWith('/plant/at/')) return addressPage();
    if (pathname === '/plant/keep') return json({ slot: keep(exchange) });
    const script = scripts.get(/^\/plant\/script\/(.+)$/.exec(pathname)?.[1] ?? '');
    if (script !== undefined) return answer('text/javascript; charset=utf-8', script);
    const [, slot = '', name = ''] = slotPath.exec(pathname) ?? [];
    const kept = slots.get(slot);
    return kept === undefined ? null : (plantAnswers[name]?.(kept, exchange) ?? null);
  };
}
