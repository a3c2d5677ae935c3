// The deny-list: says whether a path is one that no cleaner may touch. It beats every cleaner file. Pure.
import type { ProtectedFile } from '../../contract/cleaner-file.ts';

/** @returns whether `path` (absolute, normalised) is protected, lies below something protected, or has it below itself */
export function isProtected(path: string, list: ProtectedFile): boolean {
  if (list.trees.some((tree) => isWithin(path, tree) || isWithin(tree, path))) return true;
  return list.folders.some((folder) => isWithin(folder, path));
}

/** The same path counts as within. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}
