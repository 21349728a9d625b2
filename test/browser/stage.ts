import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce, type TaskList } from 'graphile-worker';
import { identify, startSession } from '#modules/identity';
import { type Principal, scopeOf } from '#platform/access';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import { instantOf } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { type Database, type Db, openDatabase } from '#platform/database';
import { jobContext } from '#platform/jobs';
import { type Act, beginAct } from '#platform/journal';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { assetsFolder, root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { type CastMember, cast } from '#test/cast';
import { browserOfThread } from '#test/chromium';
import { dropCopy, makeCopy } from '#test/database';
import { freePort } from '#test/free-port';
import { sameKeysElsewhere } from '#test/personal-keys';
import { unhurried } from '#test/unhurried';
import { buildApp } from '../../src/app.ts';
import { citizens, staffSketches } from '../../src/demonstration/people.ts';
import { modules } from '../../src/modules/all.ts';
import { type Person, type Seat, type screens, seat } from './person.ts';

/** The whole product, served to real browsers from a database of its own, on a clock that the story sets. */
export interface Stage {
  readonly url: string;
  readonly database: Database;
  readonly tools: Tools;
  /** Sets the clock: `2026-02-13 15:20`, the time in Viet Nam. Who was signed in for long has to sign in again. */
  at(time: string): void;
  now(): number;
  /** Gives one of the cast a browser: citizens a phone, staff a desk. */
  person(who: CastMember, how?: How): Promise<Person>;
  /** Somebody who is not signed in. */
  visitor(how?: How): Promise<Person>;
  /** Does something as one of the cast without a browser, to set the scene. */
  act<T>(who: CastMember, work: (act: Act) => Promise<T>): Promise<T>;
  read<T>(who: CastMember, work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs the jobs that wait, such as messages to people. */
  runJobs(): Promise<void>;
  /** What browsers and the server complained about since the last time it was asked. */
  complaints(): string[];
  /** Closes everybody's browser. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface How {
  readonly screen?: keyof typeof screens;
  readonly dots?: number;
  readonly javaScript?: boolean;
}

const reactions = modules.flatMap((module) => module.reactions ?? []);
const tasks = modules.flatMap((module) => module.jobs ?? []);

/** Opens a stage; `name` tells it from those of other test files. */
export async function openStage(name: string): Promise<Stage> {
  const copy = `motcua_test_browser_${name}_${process.pid}`;
  const [databaseUrl, browser, port] = await Promise.all([makeCopy(copy), browserOfThread(), freePort()]);
  const database = openDatabase({ url: databaseUrl, size: 6, log: () => {}, personalKeys: sameKeysElsewhere() });
  const folder = mkdtempSync(join(tmpdir(), 'motcua-stage-'));
  const config = readConfig({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, MOTCUA_HOME: folder }, root);
  const contentKeys = openContentKeys({ url: databaseUrl, personalKeys: sameKeysElsewhere(), log: () => {} });
  const tools = {
    config,
    pdf: openPdfEngine({ root }),
    pages: openPageEngine({ root }),
    blobs: openBlobStore(join(folder, 'papers'), contentKeys),
    apart: openApart(),
  };
  const current = { now: instantOf('2026-03-10', 8 * 60), complaints: [] as string[], people: [] as Person[] };
  // Time passes: what happens later is also later in the journal.
  const clock = { now: () => ++current.now };
  const complain = (complaint: string) => void current.complaints.push(complaint);
  const log = (message: string, error?: unknown) => complain(`${message} ${String((error as Error)?.stack ?? error)}`);
  const http = await buildApp({ database, clock, tools, assets: assetsFolder, log, turns: unhurried });
  await http.listen({ port, host: '127.0.0.1' });
  const context = jobContext({ database, clock, tools, reactions });
  const sitDown = async (where: Pick<Seat, 'screen' | 'dots' | 'name' | 'javaScript'>) => {
    const person = await seat({ browser, url: config.publicUrl, complain, ...where }, current.people.length + 1);
    current.people.push(person);
    return person;
  };
  const principal = (who: CastMember) => principalOf(database, who, current.now);
  return {
    url: config.publicUrl,
    database,
    tools,
    at: (time) => {
      const [day = '', minute = '08:00'] = time.split(' ');
      const [hours = 0, minutes = 0] = minute.split(':').map(Number);
      current.now = instantOf(day, hours * 60 + minutes);
    },
    now: clock.now,
    person: (who, how = {}) => sitDown({ screen: isCitizen(who) ? 'phone' : 'desk', ...how, name: nameOf(who) }),
    visitor: (how = {}) => sitDown({ screen: 'phone', ...how }),
    act: async (who, work) => {
      const asking = await principal(who);
      return database.write(scopeOf(asking), (tx) => work(beginAct(tx, asking, clock.now(), reactions)));
    },
    read: async (who, work) => database.read(scopeOf(await principal(who)), work),
    runJobs: async () => {
      const taskList: TaskList = Object.fromEntries(
        tasks.map(({ task, run }) => [task, (payload) => run((payload ?? {}) as Record<string, unknown>, context)]),
      );
      await runOnce({ connectionString: databaseUrl, taskList, noHandleSignals: true, logger: quiet });
    },
    complaints: () => current.complaints.splice(0),
    clear: async () => {
      await Promise.all(current.people.splice(0).map((person) => person.leave()));
    },
    close: async () => {
      await Promise.all(current.people.splice(0).map((person) => person.leave()));
      await http.close();
      await tools.pages.close();
      await tools.pdf.close();
      await contentKeys.close();
      await database.close();
      await dropCopy(copy);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const quiet = { scope: () => quiet, error() {}, warn() {}, info() {}, debug() {} } as never;

const isCitizen = (who: CastMember): boolean => who.startsWith('citizen');

function nameOf(who: CastMember): string {
  const index = Number(cast[who].slice(-3));
  const name = isCitizen(who) ? citizens[index]?.fullName : staffSketches[index]?.fullName;
  if (!name) throw new Error(`The demonstration has no ${who}.`);
  return name;
}

async function principalOf(database: Database, who: CastMember, now: number): Promise<Principal> {
  const account = { id: cast[who], kind: isCitizen(who) ? 'citizen' : 'staff' } as const;
  const cookie = await database.write({ agencies: [] }, (tx) => startSession(tx, account, 'demonstration', now));
  const session = await identify(database, cookie, now);
  if (!session) throw new Error(`${who} cannot sign in.`);
  return session.who;
}
