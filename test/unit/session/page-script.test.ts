// The script that runs before each page's first: it is one that a browser can read, and it names only notices that there are.
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { noTransport, pageScript, refusals } from '../../../app/session/page-script.ts';
import { Notice } from '../../../contract/bar-page.ts';

describe('The script of each page', () => {
  it('can be read', () => {
    expect(() => new Script(pageScript)).not.toThrow();
    expect(() => new Script('{').runInThisContext()).toThrow();
  });

  it('says nothing but refusals that the bar can tell about', () => {
    const said = [...pageScript.matchAll(/debug\('([^']+)'\)/g)].map(([, word = '']) => word);
    expect(said.length).toBeGreaterThan(1);
    expect(said.filter((word) => !Object.hasOwn(refusals, word))).toEqual([]);
    for (const what of Object.values(refusals)) expect(Notice.options).toContain(what);
  });

  it('leaves nothing of its own behind for a page to find', () => {
    const given = { window: {}, console: { debug: () => undefined } };
    const before = Object.keys(globalThis).length;
    expect(Object.keys(given)).toHaveLength(2);
    new Script(noTransport).runInThisContext();
    expect(Object.keys(globalThis)).toHaveLength(before);
    expect(pageScript.trim().startsWith('{') && pageScript.trim().endsWith('}')).toBe(true);
    expect(pageScript).not.toMatch(/^\s*(var|function)\b/m);
  });
});
