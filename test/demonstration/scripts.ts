// The scripts of the demonstration's pages: written in TypeScript like everything else, bundled in memory at the start.
import { build } from 'esbuild';

/** @param entries absolute path of each script → the name under which it is served @returns text by name */
export async function bundleScripts(entries: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const bundled = await Promise.all(
    Object.entries(entries).map(async ([path, name]) => {
      const result = await build({
        entryPoints: [path],
        bundle: true,
        write: false,
        format: 'iife',
        target: 'chrome114',
        logLevel: 'silent',
      });
      return [name, result.outputFiles[0]?.text ?? ''] as const;
    }),
  );
  return new Map(bundled);
}
