import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ps = (column: string, pid: number) =>
  execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });

/** When a process started, in whatever unit the system has: its number alone is soon given to another process. */
export function birthOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return ps('lstart', pid).trim();
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

/** The command line of a process, empty when it is gone. */
export function commandOf(pid: number): string {
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ps('command', pid);
  } catch {
    return '';
  }
}
