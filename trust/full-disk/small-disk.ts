import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A real file system of few megabytes, in the place of a folder. */
export interface SmallDisk {
  /** Takes all the room that is left, and what comes free, until {@link SmallDisk.free}. */
  fill(): void;
  free(): void;
  /** Takes the disk away with all that is on it. */
  unmount(): void;
}

const mebibyte = 1_048_576;

/** Why no file system can be mounted here; nothing where one can. */
export function whyNotMounted(folder: string): string | undefined {
  const at = join(folder, 'tried');
  try {
    mkdirSync(at);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'pipe' });
    execFileSync('umount', [at]);
    return undefined;
  } catch (error) {
    return `no file system can be mounted: ${String((error as Error).message)
      .split('\n')
      .at(-1)}`;
  }
}

/** Puts a disk of `size` MiB more than what a folder holds in its place, with its content. */
export function mountSmallDisk(folder: string, size: number): SmallDisk {
  const aside = `${folder}.aside`;
  mkdirSync(folder, { recursive: true });
  renameSync(folder, aside);
  mkdirSync(folder);
  const held = Number(execFileSync('du', ['-sm', aside], { encoding: 'utf8' }).split('\t')[0]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${held + size}m,mode=0711`, 'tmpfs', folder]);
  execFileSync('cp', ['-a', `${aside}/.`, folder]);
  rmSync(aside, { recursive: true });
  const ballast = join(folder, 'ballast');
  let filling: NodeJS.Timeout | undefined;
  const free = (): void => {
    clearInterval(filling);
    rmSync(ballast, { force: true });
  };
  return {
    fill: () => {
      takeRoom(ballast);
      filling = setInterval(takeRoom, 100, ballast);
    },
    free,
    unmount: () => {
      free();
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}

/** Writes until nothing more can be written, not a single block. */
function takeRoom(file: string): void {
  const handle = openSync(file, 'a');
  try {
    for (const size of [mebibyte, 65_536, 4_096]) fillUp(handle, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
}

function fillUp(handle: number, piece: Buffer): void {
  try {
    for (;;) if (writeSync(handle, piece) < piece.length) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
