// `npm run demo` without a display: plays a visit by itself, and its exit code and last line are what other programs go by.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Ended {
  readonly code: number;
  readonly lines: readonly string[];
}

const demo = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, ['build/demo.ts', ...words], (_error, said) =>
      resolve({ code: child.exitCode ?? -1, lines: said.trimEnd().split('\n') }),
    );
  });

const milliseconds = expect.any(Number);

describe('the demonstration that plays by itself', () => {
  it('ends well, tells the receipt on its last line, and leaves pictures', async () => {
    const begun = Date.now();
    const { code, lines } = await demo('--headless', '--stations', '12');
    expect(code).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      receipt: { verdict: 'clean', containment: 'bubblewrap', checks: expect.any(Number), left: 0 },
      electron: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      startToPageMs: milliseconds,
      endToReadyMs: milliseconds,
    });
    expect(lines.join('\n')).toMatch(/https:\/\/127\.0\.0\.1:\d+\/join#[\w-]{43}/);
    expect(lines).toContain('The server has heard from the station.');
    for (const name of ['1-welcome', '2-library-home', '3-catalogue', '4-receipt']) {
      expect(statSync(`out/demo/${name}.png`).mtimeMs).toBeGreaterThan(begun);
    }
  }, 180_000);

  it('refuses what it does not know, and starts nothing', async () => {
    expect(await demo('--stations', 'many')).toEqual({ code: 2, lines: [''] });
  });
});
