// Starts electron-builder with what electron-builder.yml can't know: the runtime, the version, and what takes fpm's place.
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import type { Release } from './release.ts';

const fpm = fileURLToPath(new URL('fpm.ts', import.meta.url));

/** Pages are never loaded from files. The development runtime is older than this fuse and can't be built with it. */
const youngerFuses = { grantFileProtocolExtraPrivileges: false };

/** A package for tests is made often and thrown away: made in a quarter of the time, and larger by a third. */
const quickly = { compression: 'gz' } as const;

export const targets = ['deb', 'AppImage', 'nsis'] as const;
export type Target = (typeof targets)[number];

/** electron-builder brings the Electron of another system by itself. */
const runtimeFor = (target: Target, project: string) =>
  target === 'nsis' ? {} : { electronDist: join(project, 'out/package/electron') };

const systemOf = (target: Target): Platform => (target === 'nsis' ? Platform.WINDOWS : Platform.LINUX);

/** @returns the paths of what was made */
export async function runElectronBuilder(
  project: string,
  release: Release,
  target: Target,
): Promise<readonly string[]> {
  process.chdir(project);
  process.env.CUSTOM_FPM_PATH = fpm;
  process.env.SOURCE_DATE_EPOCH = String(release.date);
  // It runs under the Node that is first on the path, which must be the one that runs this.
  process.env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  return build({
    targets: systemOf(target).createTarget([target], Arch.x64),
    publish: 'never',
    config: {
      electronVersion: release.electron,
      ...runtimeFor(target, project),
      extraMetadata: { version: release.version, homepage: 'https://lethe.example/', author: 'Lethe contributors' },
      ...(release.development ? { deb: quickly } : { electronFuses: youngerFuses }),
    },
  });
}
