// Tests that need root say why they are left out where there is none. In CI there is, and nothing is left out.
import { describe } from 'vitest';

export const isRoot = process.getuid?.() === 0;

export function describeAsRoot(name: string, tests: () => void): void {
  if (!isRoot) process.stdout.write(`left out, since it needs root: ${name}\n`);
  describe.skipIf(!isRoot)(name, tests);
}
