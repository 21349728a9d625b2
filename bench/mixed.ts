import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CastMember, cast } from '#test/cast';
import { onDatabase } from '#test/database';
import { bundleProgram } from '../src/build-server.ts';
import { lacThuy } from '../src/demonstration/people.ts';
import type { Browser, DayOrder, DayReport, Role, Took } from './day.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { ownMegabytes, residentMegabytes } from './memory.ts';
import { fill, leaveInClear, officer } from './pages.ts';
import { type Product, startProduct } from './processes.ts';
import type { Pace } from './rounds.ts';
import { signIn } from './sign-in.ts';

/** Milliseconds at the median, for 95 and for 99 in a hundred. */
const goals = { reads: [50, 150, 300], writes: [100, 300, 500] } as const;

/** How much of what the product can do at most is asked of it. */
const share = 0.7;

/** Of how many dossiers from before the day what is personal is sealed as it begins: a million take twenty minutes. */
const sealedUpTo = 100_000;

/** As many as keep the product busy without end. */
const people = 16;

/**
 * A day at a commune: citizens read and file, clerks receive, officers settle, leaders look, all from a process of its own.
 * First how much of that is done in a second at most, with all that follows from it, then for some minutes at 70 % of it, each request from when it was due.
 */
export async function measureMixed(ground: Ground, { minutes }: Pace, size: number): Promise<Figure[]> {
  const url = await ground.database('mixed');
  await fill(url, size);
  if (size > sealedUpTo) await leaveInClear(url);
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/mixed`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings));
  const day = ground.keep(await startDay());
  const order = { port: product.port, browsers: await browsersAt(product, url), codes: await codesOf(url) };
  // The figures of all that was there before are counted first, a minute among a million.
  await workedOff(url);
  await day.run({ ...order, people, seconds: 10 });
  await workedOff(url);
  // As the database does by itself within a minute: what it plans while a table is empty scans it until then.
  await onDatabase(url, (client) => client.query('vacuum analyze'));
  const most = await mostOf(url, () => day.run({ ...order, people, seconds: 60 }));
  const before = memoryOf(product);
  const asked = most * share;
  const proving = setInterval(() => void proveAnew(url), 60_000);
  const passed = await day.run({ ...order, perSecond: asked, seconds: minutes * 60 });
  clearInterval(proving);
  const after = memoryOf(product);
  const what = `${digits(asked)} requests/s for ${digits(minutes)} min, of ${digits(most)} at most`;
  return [
    figureOf('reads', passed, what),
    figureOf('writes', passed, ''),
    {
      ...{ part: 'mixed', what: 'requests that failed', ratio: undefined, goal: '0' },
      figure: `${passed.errors.length}`,
      beside: passed.errors.slice(0, 3).join('; '),
      meets: passed.errors.length === 0,
    },
    {
      ...{ part: 'mixed', what: 'resident memory at the end of it', ratio: undefined, goal: '', meets: undefined },
      figure: `${digits(after)} MB`,
      beside: `${digits(before)} MB at its beginning`,
    },
  ];
}

/** Everybody proves who they are before they are asked to again; a leader signs nothing without. */
const proveAnew = (url: string): Promise<unknown> =>
  onDatabase(url, (client) => client.query('update identity.session set stepped_up_at = now()'));

/** Requests a second, as long as it takes until all that follows from them is done as well: letters, figures, seals. */
async function mostOf(url: string, pass: () => Promise<DayReport>): Promise<number> {
  const began = performance.now();
  const { reads, writes } = await pass();
  await workedOff(url);
  return (reads.count + writes.count) / ((performance.now() - began) / 1_000);
}

/** Until no job is due any more. */
async function workedOff(url: string): Promise<void> {
  await onDatabase(url, async (client) => {
    const text =
      'select exists (select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts) as due';
    while ((await client.query<{ due: boolean }>(text)).rows[0]?.due) await sleep(200);
  });
}

function figureOf(kind: keyof typeof goals, report: DayReport, beside: string): Figure {
  const { count, p50, p95, p99 }: Took = report[kind];
  const took = [p50, p95, p99];
  return {
    ...{ part: 'mixed', what: `${digits(count)} ${kind}, p50 / p95 / p99`, beside, ratio: undefined },
    figure: `${took.map(digits).join(' / ')} ms`,
    goal: `≤ ${goals[kind].join(' / ')} ms`,
    meets: goals[kind].every((goal, i) => (took[i] ?? Number.NaN) <= goal),
  };
}

const memoryOf = ({ pids }: Product): number => residentMegabytes(pids.server, 'VmRSS') + ownMegabytes(pids.keeper);

const who: Readonly<Record<Role, CastMember>> = {
  citizen: 'citizen An',
  clerk: 'clerk Bình',
  officer: 'officer Khánh',
  leader: 'leader Chi',
  documents: 'document clerk Mai',
};

async function browsersAt({ port }: Product, url: string): Promise<DayOrder['browsers']> {
  const entries = Object.entries(who).map(async ([role, member]) => {
    const cookie = await signIn(url, cast[member], role === 'citizen' ? 'citizen' : 'staff');
    const page = await (await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })).text();
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1];
    if (!csrf) throw new Error(`${member} is not let in.`);
    return [role, { cookie, csrf } satisfies Browser] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as DayOrder['browsers'];
}

/** Some of what lies on the officer's desk. */
function codesOf(url: string): Promise<readonly string[]> {
  return onDatabase(url, async (client) => {
    const text = 'select code from dossiers.dossier where agency_id = $1 and assignee_id = $2 order by code limit 200';
    const { rows } = await client.query<{ code: string }>(text, [lacThuy, officer.id]);
    return rows.map(({ code }) => code);
  });
}

/** Passes one day after another. */
async function startDay() {
  const child: ChildProcess = fork(await bundleProgram('bench/day.ts'), { execArgv: [] });
  return {
    run: async (order: DayOrder): Promise<DayReport> => {
      child.send(order);
      const [report] = (await Promise.race([once(child, 'message'), gone(child)])) as [DayReport];
      return report;
    },
    stop: async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit');
    },
  };
}

async function gone(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`Whoever asks ended with ${code}.`);
}
