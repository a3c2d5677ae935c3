// Electron as it goes into a package: a copy of the runtime without what a station must not have.
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';

/**
 * Other people's apps and where they look for updates; our own development loader; and the sandbox helper that would have
 * to be set-user-id: without user namespaces there is no containment, so it would never be used.
 */
const leftOut = new Set(['resources/app', 'resources/default_app.asar', 'resources/app-update.yml', 'chrome-sandbox']);

/** @param binary the main program, called `electron` in the copy @param target is made anew */
export async function copyElectron(binary: string, target: string): Promise<void> {
  const source = dirname(binary);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(source, target, { recursive: true, filter: (path) => !leftOut.has(relative(source, path)) });
  if (basename(binary) !== 'electron') throw new Error('The Electron binary must be called `electron`.');
}
