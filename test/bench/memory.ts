// The proportional memory of a program and all its children: shared pages are divided among those who share them (proc(5), smaps).
import { readdir, readFile } from 'node:fs/promises';

async function childrenOf(id: number): Promise<number[]> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${id}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) =>
    list
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  );
}

async function pssOf(id: number): Promise<number> {
  const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}

/** In megabytes (2^20 bytes). */
export async function treeMemory(id: number): Promise<number> {
  const children = await childrenOf(id);
  const below = await Promise.all(children.map(treeMemory));
  return below.reduce((sum, one) => sum + one, await pssOf(id));
}
