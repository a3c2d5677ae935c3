// Tricks with what things are called, how deep they lie and how many they are.
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kioskId, type Sandbox } from './sandbox.ts';
import type { Trick } from './tricks.ts';

const raw = ({ place }: Sandbox, ...parts: (string | number[])[]): Buffer =>
  Buffer.concat([Buffer.from(`${place}/`), ...parts.map((part) => Buffer.from(part as string))]);
const rawFile = (path: Buffer): void => {
  writeFileSync(path, 'a patron was here');
  chownSync(path, kioskId, kioskId);
};

export const names: Record<string, Trick> = {
  'names with line breaks, quotes and blanks': {
    plant: (at) => {
      for (const name of [
        'a\nb',
        "a'b",
        'a"b',
        ' ',
        '-rf',
        '*',
        '$(id)',
        '\\',
        '~',
        '\t',
        '\r',
        '...',
        '.. ',
        '..\n',
        'A',
        'a',
      ])
        at.file(name);
    },
    naive: 'copes',
  },
  'names that are no UTF-8': {
    plant: (at) => {
      for (const name of [[0xff, 0xfe], [0xc3], [0x80], [0xed, 0xa0, 0x80]]) rawFile(raw(at, name));
      at.folder('folder');
      rawFile(raw(at, 'folder/', [0xfe]));
    },
    naive: 'falls short',
  },
  'names as long as names can be': {
    plant: (at) => {
      at.file('n'.repeat(255));
      at.file(`${'d'.repeat(255)}/${'e'.repeat(255)}/${'f'.repeat(255)}`);
    },
    naive: 'copes',
  },
  'folders ten thousand deep, longer than any path': {
    plant: (at) => dig(at, 10_000, 'd'),
    naive: /falls short|hangs/,
    inMemory: true,
  },
  'folders with long names, longer than any path after twenty': {
    plant: (at) => dig(at, 20, 'd'.repeat(255)),
    naive: 'falls short',
  },
  'many folders that are each too deep': {
    plant: (at) => {
      for (let number = 0; number < 20; number++) at.file(`${'d/'.repeat(70)}${number}/x/y/z`);
    },
    naive: 'copes',
  },
  'three thousand files': {
    plant: (at) => {
      for (let number = 0; number < 3000; number++) at.file(`folder/${number}`);
    },
    ...{ naive: 'copes', inMemory: true },
  },
};

/** With a file in each. */
function dig({ folder, run, place }: Sandbox, depth: number, name: string): void {
  folder('deep');
  const digging =
    'chdir $ARGV[0] or die; for (1..$ARGV[1]) { mkdir $ARGV[2]; chdir $ARGV[2] or die; open my $f, ">", "file" or die; }';
  const asKiosk = ['--reuid', `${kioskId}`, '--regid', `${kioskId}`, '--clear-groups', 'perl', '-e', digging];
  run('setpriv', [...asKiosk, join(place, 'deep'), String(depth), name]);
}
