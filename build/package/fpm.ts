#!/usr/bin/env node
// Takes fpm's place at electron-builder's side (CUSTOM_FPM_PATH) and packs the same bytes each time; knows only the options it is given.
import { cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { descriptionField, packDebian } from './deb.ts';
import { sourceDate } from './release.ts';

const text = { type: 'string', default: '' } as const;
const list = { type: 'string', multiple: true } as const;

/**
 * fpm(1)'s own names. What is not here is refused, so that a setting is never silently left out. Debian has no fields for
 * `license` and `vendor`; both stand in the package's copyright file.
 */
const declared = {
  'input-type': { ...text, short: 's' },
  'output-type': { ...text, short: 't' },
  force: { type: 'boolean', default: false },
  depends: { ...list, short: 'd' },
  'deb-recommends': list,
  'deb-suggests': list,
  'deb-compression': text,
  'deb-compression-level': text,
  'deb-priority': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  'before-remove': text,
  description: text,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
} as const;

type Values = ReturnType<typeof read>['values'];

function read(args: readonly string[]) {
  return parseArgs({ args: [...args], options: declared, strict: true, allowPositionals: true });
}

/** `SOURCE/=/TARGET` for what is in a folder, `SOURCE=/TARGET/FILE` for one file. */
async function place(map: string, root: string): Promise<void> {
  const at = map.indexOf('=/');
  if (at < 1) throw new Error(`not understood: ${map}`);
  const [from, to] = [map.slice(0, at), join(root, map.slice(at + 1))];
  if (!(await stat(from)).isDirectory()) await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}

async function scriptsOf(values: Values): Promise<Record<string, string>> {
  const named = [
    ['postinst', values['after-install']],
    ['prerm', values['before-remove']],
    ['postrm', values['after-remove']],
  ] as const;
  const given = named.filter(([, path]) => path !== '');
  return Object.fromEntries(await Promise.all(given.map(async ([name, path]) => [name, await readFile(path, 'utf8')])));
}

const joined = (names: readonly string[] = []): string => names.join(', ');

const fieldsOf = (values: Values) =>
  [
    ['Package', values.name],
    ['Version', values.version],
    ['Architecture', values.architecture],
    ['Maintainer', values.maintainer],
    ['Depends', joined(values.depends)],
    ['Recommends', joined(values['deb-recommends'])],
    ['Suggests', joined(values['deb-suggests'])],
    ['Section', values.category],
    ['Priority', values['deb-priority']],
    ['Homepage', values.url],
    ['Description', descriptionField(values.description)],
  ] as const;

async function packAsTold(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args);
  if (values['input-type'] !== 'dir' || values['output-type'] !== 'deb') throw new Error('only -s dir -t deb');
  const date = sourceDate();
  if (!date.ok) throw new Error(date.problem.code);
  const root = await mkdtemp(join(dirname(values.package), `.${basename(values.package)}-`));
  try {
    for (const map of positionals) await place(map, root);
    await packDebian(root, values.package, {
      fields: fieldsOf(values),
      scripts: await scriptsOf(values),
      date: date.value,
      compression: values['deb-compression'] === 'gz' ? 'gzip' : 'xz',
      level: Number(values['deb-compression-level'] || '6'),
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

await packAsTold(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`fpm: ${error.message}\n`);
  process.exitCode = 1;
});
