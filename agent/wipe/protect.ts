// The deny-list: says whether a path is one that no cleaner may touch. It beats every cleaner, those of event logs included. Pure.
import type { ProtectedFile } from '../../contract/cleaner-file.ts';

/** `event-logs`: for their clearers the folders that the list names as logs are open, even inside a protected tree. */
export type Reach = 'user-data' | 'event-logs';

/** @returns whether `path` (absolute, normalised) is protected, lies below something protected, or has it below itself */
export function isProtected(path: string, list: ProtectedFile, reach: Reach = 'user-data'): boolean {
  const log = reach === 'event-logs' ? list.logs.find((folder) => isWithin(path, folder)) : undefined;
  if (reach === 'event-logs' && log === undefined) return true;
  const trees = list.trees.filter((tree) => log === undefined || !isWithin(log, tree));
  if (trees.some((tree) => isWithin(path, tree) || isWithin(tree, path))) return true;
  return list.folders.some((folder) => isWithin(folder, path));
}

/** The same path counts as within. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}
