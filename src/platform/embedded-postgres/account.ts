import { execFileSync, type SpawnOptions, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './error.ts';

/**
 * Who runs PostgreSQL, which refuses root: we ourselves; when we are root, another account; or, where that account
 * cannot reach the data folder, root seen as that account inside a user namespace.
 */
export type Account =
  | { readonly kind: 'ourselves' }
  | { readonly kind: 'other' | 'namespace'; readonly uid: number; readonly gid: number };

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions;
}

const path = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';

const onPath = (program: string): string | undefined =>
  path
    .split(':')
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));

/** PostgreSQL refuses an account that the system's list of accounts does not know. */
function knownAccount(name: string): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' })) | 0;
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function mayEnter(folder: string, { uid, gid }: { uid: number; gid: number }): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? constants.S_IXUSR : group === gid ? constants.S_IXGRP : constants.S_IXOTH;
  return (mode & bit) !== 0 && (dirname(folder) === folder || mayEnter(dirname(folder), { uid, gid }));
}

/** Whether the account gets into a folder; root of a namespace keeps its own rights. */
const canReach = (account: Account, folder: string): boolean =>
  account.kind !== 'other' || mayEnter(realpathSync(folder), account);

/** Chooses who runs PostgreSQL on `folder`: whoever owns the data already there, else the account `nobody`. */
export function chooseAccount(folder: string, data: string): Account {
  if (process.getuid?.() !== 0) return { kind: 'ourselves' };
  const owner = existsSync(data) ? statSync(data).uid : undefined;
  const account = (owner ? knownAccount(String(owner)) : undefined) ?? knownAccount('nobody');
  if (account && owner !== 0 && mayEnter(realpathSync(folder), account)) return { kind: 'other', ...account };
  if (account) {
    const namespace: Account = { kind: 'namespace', ...account };
    const { program, args, options } = commandFor(namespace, '/bin/true', []);
    if (spawnSync(program, args, options).status === 0) return namespace;
  }
  const message = `PostgreSQL does not run as root, and no other account can reach ${folder}; start as another account, or set MOTCUA_HOME to a folder that everyone may enter.`;
  throw new EmbeddedPostgresError('not_reachable', message);
}

/** How to start a program as that account; with `diesWithUs` the system asks it to stop when this process is gone. */
export function commandFor(account: Account, program: string, args: readonly string[], diesWithUs = false): Command {
  const options: SpawnOptions = { cwd: '/', env: { PATH: path } };
  const setpriv = diesWithUs ? onPath('setpriv') : undefined;
  const words = setpriv ? [setpriv, '--pdeathsig', 'INT', '--', program, ...args] : [program, ...args];
  if (account.kind === 'other') {
    const { uid, gid } = account;
    if (!setpriv) return command(words, { ...options, uid, gid });
    return command([setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...words.slice(1)], options);
  }
  if (account.kind === 'ourselves') return command(words, options);
  const map = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--'];
  return command([onPath('unshare') ?? 'unshare', ...map, ...words], options);
}

const command = ([program = '', ...args]: string[], options: SpawnOptions): Command => ({ program, args, options });

/** Hands a file or folder to the account alone. */
export function giveTo(account: Account, path: string, mode: number): void {
  if (account.kind === 'other') chownSync(path, account.uid, account.gid);
  chmodSync(path, mode);
}

/** Whether the account may run a program where it lies. */
export const canRun = (account: Account, program: string): boolean =>
  account.kind !== 'other' || ((statSync(program).mode & 0o005) === 0o005 && canReach(account, dirname(program)));
