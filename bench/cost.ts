import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, startSession } from '#modules/identity';
import type { Principal } from '#platform/access';
import { type Database, openDatabase, publicScope } from '#platform/database';
import { type CastMember, cast } from '#test/cast';
import { type Counter, counterOf } from '#test/counter';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import type { World } from '#test/world';
import { modules } from '../src/modules/all.ts';
import { anew } from './anew.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { fill, officer, worklist } from './pages.ts';
import { type Product, startProduct } from './processes.ts';
import type { Pace } from './rounds.ts';
import { signIn } from './sign-in.ts';
import { openTakingIn, paperOf } from './taking-in.ts';
import { treeCpu } from './tree-cpu.ts';

/** A paper as it is mostly handed in: a scan of one page. */
const paperBytes = 500_000;

/**
 * What one dossier costs from filing to the result in hand: processor time, what is written ahead, what stays in the
 * database and in files. What capacity.md reckons with. Only Linux tells processor time.
 */
export async function measureCost(ground: Ground, { rounds }: Pace): Promise<Figure[]> {
  const url = await ground.database('cost');
  await fill(url, 10_000);
  const home = join(ground.home, 'cost');
  const settings = { DATABASE_URL: url, MOTCUA_HOME: home, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings));
  const database = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  const meter: Meter = { url, product, postgres: postmasterOf(ground) };
  try {
    const counter = await counterFor(database);
    for (let i = 0; i < 20; i += 1) await live(counter);
    await untilDone(url);
    const idle = await measured(meter, 1, () => sleep(5_000));
    const many = 40 * rounds;
    const lives = await measured(meter, many, () => inTurn(many, () => live(counter)).then(() => untilDone(url)));
    const cookie = await signIn(url, officer.accountId, 'staff');
    const looks = 60 * rounds;
    const pages = await measured(meter, looks, () => inTurn(looks, () => look(product, cookie)));
    const again = await measured(meter, looks, await lookingByItself(looks, product, cookie));
    const papers = await measurePapersTakenIn(meter, home, 10 * rounds);
    const atRest = (idle.product + idle.postgres) / idle.seconds;
    return [
      shown('at rest: product and database', `${digits(atRest)} ms CPU a second`),
      shown('a dossier from filing to hand-over: actions', `${digits(lives.ours)} ms CPU`),
      shown('… its jobs, letters and seals', `${digits(above(lives, idle, 'product', many))} ms CPU`),
      shown('… the database', `${digits(above(lives, idle, 'postgres', many))} ms CPU`),
      shown('… written ahead (WAL)', `${digits(lives.wal / 1_000)} kB`, `${digits(lives.commits)} transactions`),
      shown('… kept in the database', `${digits(lives.stored / 1_000)} kB`, 'indexes included'),
      shown('a page an officer looks at: product', `${digits(pages.product)} ms CPU`),
      shown('… the database', `${digits(pages.postgres)} ms CPU`, `${digits(pages.wal / 1_000)} kB WAL`),
      shown('a page that looks whether it is the same: product', `${digits(again.product)} ms CPU`),
      shown('… the database', `${digits(again.postgres)} ms CPU`),
      shown(`a paper of ${paperBytes / 1_000} kB taken in and looked into`, `${digits(papers.ours)} ms CPU`),
      shown('… kept in files', `${digits(papers.onDisk / 1_000)} kB`),
    ];
  } finally {
    await database.close();
  }
}

const shown = (what: string, figure: string, beside = ''): Figure => ({
  ...{ part: 'cost', what, figure, beside, ratio: undefined, goal: '', meets: undefined },
});

/** What runs beside us. */
interface Meter {
  readonly url: string;
  readonly product: Product;
  readonly postgres: number;
}

/** For one of what was done: milliseconds of processor time, bytes and transactions; seconds for all. */
interface Measured {
  readonly ours: number;
  readonly product: number;
  readonly postgres: number;
  readonly wal: number;
  readonly stored: number;
  readonly commits: number;
  readonly seconds: number;
}

async function measured(meter: Meter, count: number, work: () => Promise<unknown>): Promise<Measured> {
  const [before, began] = [await read(meter), performance.now()];
  await work();
  const after = await read(meter);
  const of = (name: keyof typeof before): number => (after[name] - before[name]) / count;
  return {
    ...{ ours: of('ours'), product: of('product'), postgres: of('postgres') },
    ...{ wal: of('wal'), stored: of('stored'), commits: of('commits') },
    seconds: (performance.now() - began) / 1_000,
  };
}

async function read({ url, product, postgres }: Meter) {
  const { rows } = await onDatabase(url, (client) =>
    client.query<Record<'wal' | 'stored' | 'commits', string>>(
      `select pg_current_wal_lsn() - '0/0' as wal, pg_database_size(current_database()) as stored,
        (select xact_commit from pg_stat_database where datname = current_database()) as commits`,
    ),
  );
  const [{ wal, stored, commits } = { wal: 0, stored: 0, commits: 0 }] = rows;
  const { user, system } = process.cpuUsage();
  return {
    ...{ wal: Number(wal), stored: Number(stored), commits: Number(commits) },
    ours: (user + system) / 1_000,
    product: treeCpu(product.pids.server),
    postgres: treeCpu(postgres),
  };
}

/** What was taken above what the same time costs at rest. */
const above = (busy: Measured, idle: Measured, who: 'product' | 'postgres', count: number): number =>
  busy[who] - (idle[who] / idle.seconds) * (busy.seconds / count);

const postmasterOf = ({ home }: Ground): number =>
  Number(readFileSync(join(home, 'server/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

async function inTurn(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < count; i += 1) await work();
}

const reactions = modules.flatMap((module) => module.reactions ?? []);

function counterFor(database: Database): Promise<Counter> {
  const principal = async (who: CastMember): Promise<Principal> => {
    const secret = await database.write(publicScope, (tx) =>
      startSession(tx, { id: cast[who], kind: 'staff' }, 'demonstration', Date.now()),
    );
    const session = await identify(database, secret, Date.now());
    if (!session) throw new Error(`${who} is not let in.`);
    return session.who;
  };
  return counterOf({ database, principal } as World, undefined, undefined, reactions);
}

async function live(counter: Counter): Promise<void> {
  const now = Date.now();
  const filed = await counter.file(now, { channel: 'counter', paper: 'sent' });
  const received = await counter.receive(now, filed);
  await counter.handOver(now, await counter.settle(now, received));
}

/** Until nothing waits for the worker or the seal. */
async function untilDone(url: string): Promise<void> {
  const waiting = `select (select count(*) from platform.unsealed)
    + (select count(*) from graphile_worker.jobs where run_at <= now() and attempts = 0) as count`;
  for (;;) {
    const { rows } = await onDatabase(url, (client) => client.query<{ count: string }>(waiting));
    if (Number(rows[0]?.count) === 0) return;
    await sleep(100);
  }
}

async function ask({ port }: Product, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  await answer.arrayBuffer();
  return answer;
}

async function look(product: Product, cookie: string): Promise<void> {
  const { status } = await ask(product, anew(worklist), { cookie });
  if (status !== 200) throw new Error(`The worklist answered ${status}.`);
}

/** What a worklist that lies open asks while nothing changes; the first answer says what it is. */
async function lookingByItself(count: number, product: Product, cookie: string): Promise<() => Promise<void>> {
  const again = (etag: string) => ask(product, worklist, { cookie, 'x-unattended': '1', 'if-none-match': etag });
  const etag = (await again('')).headers.get('etag') ?? '';
  return () =>
    inTurn(count, async () => {
      const { status } = await again(etag);
      if (status !== 304) throw new Error(`The worklist answered ${status}, though nothing changed.`);
    });
}

async function measurePapersTakenIn(meter: Meter, home: string, count: number) {
  const folder = join(home, 'measured');
  const takingIn = openTakingIn(meter.url, folder);
  const take = () => takingIn.take(paperOf(paperBytes));
  await take();
  const before = treeCpu(process.pid, [meter.postgres, meter.product.pids.keeper]);
  await inTurn(count, take);
  const ours = (treeCpu(process.pid, [meter.postgres, meter.product.pids.keeper]) - before) / count;
  await takingIn.stop();
  return { ours, onDisk: bytesUnder(folder) / (count + 1) };
}

const bytesUnder = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
