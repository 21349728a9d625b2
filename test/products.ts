import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a process started and is still there; only Linux tells. */
export function childrenOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks).flatMap((task) =>
    textOf(`${tasks}/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
}

/** The products that a keeper has: one, and while another takes its place two, the younger last. */
export const productsOf = (keeper: number): number[] =>
  childrenOf(keeper).filter((pid) => textOf(`/proc/${pid}/cmdline`).includes('main.mjs'));

/** Nothing for a process that is gone meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
