import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#platform/root';
import { freePort as findFreePort } from '#test/free-port';

/** The real program under way, and what it said once it has ended. */
export interface Program {
  readonly process: ChildProcess;
  /** Resolves when `text` was printed; rejects when the program ended without. */
  readonly saying: (text: string) => Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

type Settings = Readonly<Record<string, string>>;

/** Runs `bin/motcua` with these settings and none of ours. */
export function motcua(args: readonly string[], settings: Settings): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin/motcua'), ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...settings },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  const saying = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.out.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
      ended.then(() => reject(new Error(`ended without saying ${text}: ${said.out}${said.err}`)));
    });
  return { process: child, saying, ended };
}

/** A free port as settings spell it. */
export const freePort = async (): Promise<string> => String(await findFreePort());

/** Asks the product until `path` answers with `status`, for at most so many seconds. */
export async function untilAnswers(address: string, path: string, status: number, seconds = 20): Promise<void> {
  const patience = Date.now() + seconds * 1000;
  for (let last = 0; ; ) {
    last = await fetch(`${address}${path}`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (last === status) return;
    if (Date.now() > patience) throw new Error(`${path} answers ${last}, not ${status}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
}
