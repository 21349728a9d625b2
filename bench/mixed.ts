import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { onDatabase } from '#test/database';
import { bundleProgram } from '../src/build-server.ts';
import { organisationSeed } from '../src/demonstration/seed.ts';
import { enterCrews, staffOf, townspeople } from './crew.ts';
import type { Browser, Commune, DayOrder, DayReport, Role, Took } from './day.ts';
import { digits, type Figure } from './figure.ts';
import { communes, type Ground } from './ground.ts';
import { ownMegabytes, residentMegabytes } from './memory.ts';
import { fill, leaveInClear, officer } from './pages.ts';
import { type Product, startProduct } from './processes.ts';
import type { Pace } from './rounds.ts';
import { signIn } from './sign-in.ts';

/** Milliseconds at the median, for 95 and for 99 in a hundred. */
const goals = { reads: [50, 150, 300], writes: [100, 300, 500] } as const;

/** Of how many dossiers from before the day what is personal is sealed as it begins: a million take twenty minutes. */
const sealedUpTo = 100_000;

/** As many as keep the product busy without end. */
const people = 16;

/**
 * A day at thirty-one communes: citizens read and file, clerks receive, officers settle, leaders look, all from a process of its own.
 * First how much of that is done in a second at most, with all that follows from it, then for some minutes at a share of it (70 %), each request from when it was due.
 */
export async function measureMixed(ground: Ground, { minutes, share }: Pace, size: number): Promise<Figure[]> {
  const url = await ground.database('mixed');
  await fill(url, size);
  if (size > sealedUpTo) await leaveInClear(url);
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/mixed`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings));
  const day = ground.keep(await startDay());
  await enterCrews(url);
  const order = {
    port: product.port,
    communes: await communesAt(product, url),
    citizens: await browsersOf(product, url, townspeople, 'citizen'),
  };
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
  const what = `${digits(asked)} visits/s for ${digits(minutes)} min, of ${digits(most)} at most`;
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

/** Visits a second, as long as it takes until all that follows from them is done as well: letters, figures, seals. */
async function mostOf(url: string, pass: () => Promise<DayReport>): Promise<number> {
  const began = performance.now();
  const { visits } = await pass();
  await workedOff(url);
  return visits / ((performance.now() - began) / 1_000);
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

/** Who does what, by position. */
const posts: Readonly<Record<Role, string>> = {
  clerk: 'counter_clerk',
  officer: 'justice_officer',
  leader: 'commune_chair',
  documents: 'document_clerk',
};

/** The big commune and the thirty others, with people at work in each. */
async function communesAt(product: Product, url: string): Promise<Commune[]> {
  const big = organisationSeed.agencies.find(({ id }) => id === officer.agencyId)!;
  const crews = [
    organisationSeed.staff.filter(({ agencyId }) => agencyId === big.id),
    ...communes.map((_, i) => staffOf(i)),
  ];
  const roles = Object.keys(posts) as Role[];
  return Promise.all(
    [big, ...communes].map(async ({ id, code }, i) => {
      const people = roles.map((role) => crews[i]!.find(({ positionCode }) => positionCode === posts[role])!);
      const accounts = people.map(({ accountId }) => ({ id: accountId }));
      const browsers = await browsersOf(product, url, accounts, 'staff');
      return {
        ...{ id, code, dossiers: await openDossiersOf(url, id) },
        browsers: Object.fromEntries(roles.map((role, at) => [role, browsers[at]!])) as Commune['browsers'],
      };
    }),
  );
}

async function browsersOf(
  { port }: Product,
  url: string,
  accounts: readonly { readonly id: string }[],
  kind: 'citizen' | 'staff',
): Promise<Browser[]> {
  const browsers: Browser[] = [];
  for (const { id } of accounts) {
    const cookie = await signIn(url, id, kind);
    const page = await (await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })).text();
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1];
    if (!csrf) throw new Error(`${id} is not let in.`);
    browsers.push({ cookie, csrf });
  }
  return browsers;
}

/** Some of what an agency settles. */
function openDossiersOf(url: string, agencyId: string): Promise<readonly string[]> {
  return onDatabase(url, async (client) => {
    const text = `select code from dossiers.dossier where agency_id = $1 and state = 'processing' order by assignee_id is null, code limit 200`;
    const { rows } = await client.query<{ code: string }>(text, [agencyId]);
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
