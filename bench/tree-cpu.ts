import { existsSync, readFileSync } from 'node:fs';
import { childrenOf } from '#test/products';

/** A tick of the kernel's clock, in milliseconds. */
const tick = 10;

/**
 * The processor time (milliseconds) that a process, all it started and all those started have taken so far, the dead ones
 * included; but for what lies under `except`. Only Linux tells.
 */
export function treeCpu(pid: number, except: readonly number[] = []): number {
  if (except.includes(pid)) return 0;
  const own = ownCpu(pid);
  return childrenOf(pid).reduce((sum, child) => sum + treeCpu(child, except), own);
}

/** Its own time, and that of the children it has buried. */
function ownCpu(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * tick, 0);
}
