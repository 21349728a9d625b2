import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, commandFor, giveTo } from './account.ts';
import { EmbeddedPostgresError, explainedOutput } from './error.ts';

/** Where one database lies: `folder` is ours, `data` belongs to the account that runs PostgreSQL. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  readonly port: string;
  readonly log: string;
}

export function placeIn(home: string): Place {
  const folder = join(home, 'postgres');
  const at = (name: string) => join(folder, name);
  return { folder, data: at('data'), password: at('password'), port: at('port'), log: at('server.log') };
}

/** What a new data folder starts with, for a small machine; kept in its postgresql.conf, where an operator may change it. */
const settings = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'Asia/Ho_Chi_Minh',
  log_checkpoints: 'off',
};

/**
 * The built-in C.UTF-8 sorts by code point and folds case alike on every system; names are sorted by vi-x-icu.
 * Full-text and trigram search still ask the system's own locale what a letter is: with plain C they know no `Đ`.
 */
const locale = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
];

/** The superuser's password. */
export function passwordOf(place: Place): string {
  try {
    return readFileSync(place.password, 'utf8');
  } catch (error) {
    const message = `The password of the embedded PostgreSQL is missing; put back the file ${place.password} from a backup.`;
    throw new EmbeddedPostgresError('password_lost', message, error);
  }
}

function run(account: Account, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const command = commandFor(account, program, args, true);
  const child = spawn(command.program, command.args, command.options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}

/** Makes the data folder beside its final place and moves it there when it is whole; false when there is one already. */
export async function createCluster(place: Place, bin: string, account: Account, durable: boolean): Promise<boolean> {
  if (existsSync(place.data)) return false;
  const unfinished = `${place.data}.unfinished`;
  const passwordFile = `${place.password}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  giveTo(account, unfinished, 0o700);
  const password = randomBytes(24).toString('hex');
  writeFileSync(place.password, password, { mode: 0o600 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile, 0o600);
  const set = Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`);
  const security = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums'];
  const args = [`--pgdata=${unfinished}`, ...locale, ...security, ...set, ...(durable ? [] : ['--no-sync'])];
  const { code, output } = await run(account, join(bin, 'initdb'), args);
  rmSync(passwordFile);
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw explainedOutput(output, place.folder);
  }
  renameSync(unfinished, place.data);
  return true;
}
