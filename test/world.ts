import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { identify, startSession } from '#modules/identity';
import type { Principal } from '#platform/access';
import { scopeOf, systemFor } from '#platform/access';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import { instantOf } from '#platform/clock';
import { readConfig } from '#platform/config';
import { type ContentKeys, openContentKeys } from '#platform/content-keys';
import { applicationRole, type Database, type Db, databaseWithin } from '#platform/database';
import { newId } from '#platform/identifiers';
import { type JobContext, jobContext } from '#platform/jobs';
import { type Act, beginAct } from '#platform/journal';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import type { Statement } from '#platform/sql';
import type { Tools } from '#platform/tools';
import { unhurried } from '#test/unhurried';
import { buildApp } from '../src/app.ts';
import { modules } from '../src/modules/all.ts';
import { type CastMember, cast } from './cast.ts';
import { citusUrl, pastTheWallsOnCitus } from './citus.ts';
import { makeCopy } from './database.ts';
import { newOwnFolder } from './own-folder.ts';
import { sameKeysElsewhere, testKeys } from './personal-keys.ts';

/** The whole application for one test, on a real database that forgets everything afterwards. */
export interface World {
  readonly database: Database;
  readonly tools: Tools;
  /** Sets the clock: `2026-02-12 15:20`, the time in Viet Nam. */
  at(time: string): void;
  now(): number;
  get(url: string, who?: CastMember): Promise<LightMyRequestResponse>;
  /** Sends a form as the page would: with the session's token and a fresh nonce, unless `fields` has its own. */
  post(
    url: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    who?: CastMember,
  ): Promise<LightMyRequestResponse>;
  principal(who: CastMember): Promise<Principal>;
  act<T>(who: CastMember, work: (act: Act) => Promise<T>): Promise<T>;
  read<T>(who: CastMember, work: (db: Db) => Promise<T>): Promise<T>;
  /** Does the system's work in an agency, as a job would. */
  actAsSystem<T>(agencyId: string, work: (act: Act) => Promise<T>): Promise<T>;
  jobs(): JobContext;
  /** How many facts of each type the journal holds. */
  events(): Promise<Record<string, number>>;
  /** Everything about one table, past the walls and with what is sealed opened: for asserting what is stored. */
  rows<R>(statement: string, values?: unknown[]): Promise<R[]>;
  cookie(who: CastMember): Promise<string>;
  http: FastifyInstance;
}

interface Ground {
  readonly client: pg.Client;
  readonly http: FastifyInstance;
  readonly tools: Tools;
  readonly contentKeys: ContentKeys;
  readonly current: { database: Database; now: number };
}

let ground: Promise<Ground> | undefined;

const start = instantOf('2026-03-10', 8 * 60);

/** Builds the application once for all the tests of a worker; each test gives it its own transaction. */
async function layGround(): Promise<Ground> {
  const url = await makeCopy(`motcua_test_${process.env.VITEST_POOL_ID ?? '0'}`);
  const client = new pg.Client({
    connectionString: url,
    options: '-c timezone=UTC',
    pipeline: true,
  } as pg.ClientConfig);
  await client.connect();
  const current = { database: undefined as unknown as Database, now: start };
  const database: Database = {
    read: (scope, work) => current.database.read(scope, work),
    write: (scope, work) => current.database.write(scope, work),
    close: async () => {},
  };
  const folder = newOwnFolder('home');
  const contentKeys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log: () => {} });
  const tools: Tools = {
    config: readConfig({ MOTCUA_HOME: folder }, root),
    pdf: openPdfEngine({ root }),
    pages: openPageEngine({ root }),
    blobs: openBlobStore(join(folder, 'papers'), contentKeys),
    apart: openApart(),
  };
  const log = (message: string, error?: unknown) => console.error(message, error);
  const http = await buildApp({
    database,
    clock: { now: () => current.now },
    tools,
    assets: undefined,
    log,
    turns: unhurried,
  });
  return { client, http, tools, contentKeys, current };
}

/** Gives one test the whole application; what it does is undone. */
export async function world(body: (world: World) => Promise<void>): Promise<void> {
  ground ??= layGround();
  const { client, http, tools, current } = await ground;
  current.database = databaseWithin(client, testKeys);
  current.now = start;
  await client.query(`begin; set local role ${applicationRole}`);
  try {
    await body(makeWorld(client, http, tools, current));
  } finally {
    await client.query('rollback');
  }
}

/** Lets go of the database, for a program that stops its server before it ends. */
export async function leaveWorld(): Promise<void> {
  const left = await ground;
  ground = undefined;
  await left?.http.close();
  await left?.contentKeys.close();
  await left?.client.end();
}

function makeWorld(client: pg.Client, http: FastifyInstance, tools: Tools, current: Ground['current']): World {
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const cookies = new Map<CastMember, Promise<string>>();
  const database = current.database;
  const signIn = (who: CastMember) => {
    const kind = who.startsWith('citizen') ? 'citizen' : 'staff';
    return database.write({ agencies: [] }, (tx) =>
      startSession(tx, { id: cast[who], kind }, 'demonstration', current.now),
    );
  };
  const cookie = (who: CastMember): Promise<string> => {
    if (!cookies.has(who)) cookies.set(who, signIn(who));
    return cookies.get(who)!;
  };
  const sessionOf = async (who: CastMember) => {
    const session = await identify(database, await cookie(who), current.now);
    if (!session) throw new Error(`${who} has no session now; did the clock move past its end?`);
    return session;
  };
  const headers = async (who?: CastMember) => (who ? { cookie: `motcua=${await cookie(who)}` } : {});
  const principal = async (who: CastMember) => (await sessionOf(who)).who;
  return {
    database,
    tools,
    http,
    cookie,
    principal,
    at: (time) => {
      const [day, clock = '08:00'] = time.split(' ');
      const [hours, minutes] = clock.split(':').map(Number);
      current.now = instantOf(day!, hours! * 60 + minutes!);
      cookies.clear();
    },
    now: () => current.now,
    get: async (url, who) => http.inject({ url, headers: await headers(who) }),
    post: async (url, fields = {}, who) => {
      const csrf = who ? (await sessionOf(who)).csrf : '';
      const sent = new URLSearchParams();
      for (const [name, value] of Object.entries({ _csrf: csrf, _nonce: newId(), ...fields }))
        for (const one of [value].flat()) sent.append(name, one);
      return http.inject({
        method: 'POST',
        url,
        headers: { ...(await headers(who)), 'content-type': 'application/x-www-form-urlencoded' },
        payload: sent.toString(),
      });
    },
    act: async (who, work) => {
      const asking = await principal(who);
      return database.write(scopeOf(asking), (tx) => work(beginAct(tx, asking, current.now, reactions)));
    },
    read: async (who, work) => database.read(scopeOf(await principal(who)), work),
    actAsSystem: (agencyId, work) => {
      const system = systemFor(agencyId);
      return database.write(scopeOf(system), (tx) => work(beginAct(tx, system, current.now, reactions)));
    },
    jobs: () => jobContext({ database, clock: { now: () => current.now }, tools, reactions }),
    events: async () => {
      const rows = await pastTheWalls<{ type: string; count: number }>(
        client,
        'select type, count(*)::int as count from platform.event group by type order by type',
      );
      return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
    },
    rows: (statement, values = []) => pastTheWalls(client, statement, values),
  };
}

const past = citusUrl
  ? pastTheWallsOnCitus
  : { before: 'set local role none', after: `set local role ${applicationRole}` };

async function pastTheWalls<R>(client: pg.Client, statement: string, values: unknown[] = []): Promise<R[]> {
  await client.query(past.before);
  try {
    const { rows } = await client.query(statement, values);
    const ask = async <A>({ text, values: asked }: Statement) => (await client.query(text, [...asked])).rows as A[];
    await testKeys.inTransaction(ask, false).openAll(rows);
    return rows as R[];
  } finally {
    await client.query(past.after);
  }
}
