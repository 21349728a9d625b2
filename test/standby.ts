import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { baseCopy } from '#platform/backup/base-copy';
import { untar } from '#platform/backup/untar';
import { type Account, chooseAccount, commandFor, giveTo } from '#platform/embedded-postgres/account';
import { prepareBinaries } from '#platform/embedded-postgres/binaries';
import { placeIn } from '#platform/embedded-postgres/cluster';
import { onDatabase } from './database.ts';
import { freePort } from './free-port.ts';

/** A PostgreSQL that follows another one, as an operator would set it up, and can be read meanwhile. */
export interface Standby {
  /** The address of the same database there. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Copies the server at `url` (of its superuser) into `home` and starts the copy, once it answers. */
export async function startStandby(url: string, home: string): Promise<Standby> {
  const place = placeIn(home);
  mkdirSync(place.folder, { recursive: true });
  chmodSync(place.folder, 0o711);
  const account = chooseAccount(place.folder, place.data);
  await copyInto(place.data, url, account);
  const settings = [`primary_conninfo = '${conninfo(url)}'`, 'hot_standby = on'];
  appendFileSync(join(place.data, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  writeFileSync(join(place.data, 'standby.signal'), '');
  for (const file of ['postgresql.auto.conf', 'standby.signal']) giveTo(account, join(place.data, file), 0o600);
  const port = String(await freePort());
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((each) => ['-c', each]);
  const bin = join(prepareBinaries(place.folder, account), 'postgres');
  const command = commandFor(account, bin, ['-D', place.data, '-p', port, ...options], true);
  const log = openSync(place.log, 'a');
  const server = spawn(command.program, command.args, { ...command.options, stdio: ['ignore', log, log] });
  const ended = once(server, 'exit');
  closeSync(log);
  const there = Object.assign(new URL(url), { hostname: '127.0.0.1', port, search: '' }).href;
  while (!(await onDatabase(there, () => Promise.resolve(true)).catch(() => false))) await sleep(50);
  return {
    url: there,
    async stop() {
      server.kill('SIGINT');
      await ended;
    },
  };
}

async function copyInto(data: string, url: string, account: Account): Promise<void> {
  await mkdir(data, { recursive: true });
  giveTo(account, data, 0o700);
  for await (const { path, isFolder, content } of untar(baseCopy(url, () => undefined))) {
    const at = join(data, path);
    await mkdir(isFolder ? at : dirname(at), { recursive: true });
    if (!isFolder) await writeFile(at, content);
    giveTo(account, at, isFolder ? 0o700 : 0o600);
  }
}

function conninfo(url: string): string {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return `host=${host} port=${port} user=${username} password=${decodeURIComponent(password)}`;
}
