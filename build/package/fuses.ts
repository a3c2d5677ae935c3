// What the packaged program must refuse by its very bytes, why, and what it is found to be. Fuses: Electron's fuses tutorial.
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fail, type Result, succeed } from '../../contract/result.ts';

interface Fuse {
  readonly on: boolean;
  readonly why: string;
  /** Absent from the development runtime, which is older. */
  readonly young?: true;
}

type FuseName = keyof typeof FuseV1Options;

export const fuses = {
  RunAsNode: { on: false, why: 'else the program would run any script that it is handed' },
  EnableCookieEncryption: { on: true, why: 'what might reach a disk in spite of all is not plain text' },
  EnableNodeOptionsEnvironmentVariable: { on: false, why: 'else a variable could load a script into it' },
  EnableNodeCliInspectArguments: { on: false, why: 'else an option would open a debugger' },
  EnableEmbeddedAsarIntegrityValidation: {
    on: true,
    why: 'an archive that was changed is not run, on systems where Electron looks',
  },
  OnlyLoadAppFromAsar: { on: true, why: 'a folder put beside the archive would be run in its place' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'there is none of ours' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'no page of ours is a file', young: true },
} as const satisfies Readonly<Partial<Record<FuseName, Fuse>>>;

/** @param binary the packaged program. PACKAGE-03 names the first fuse that is not as it must be. */
export async function checkFuses(binary: string, development: boolean): Promise<Result<null>> {
  const wire = await getCurrentFuseWire(binary);
  for (const [name, { on, ...rest }] of Object.entries(fuses)) {
    if ('young' in rest && development) continue;
    const state = wire[FuseV1Options[name as FuseName]];
    if (state !== (on ? FuseState.ENABLE : FuseState.DISABLE)) return fail('PACKAGE-03', { fuse: name });
  }
  return succeed(null);
}
