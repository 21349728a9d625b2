import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSession } from '#modules/identity';
import { type Database, publicScope } from '#platform/database';
import { root } from '#platform/root';
import type { TurnOptions } from '#platform/turns';
import { type CastMember, cast } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { world } from '#test/world';
import { buildApp } from '../src/app.ts';
import { bundleProgram } from '../src/build-server.ts';
import type { Flow, LoadOrder, Served } from './overload/load.ts';
import type { Outcome, Proof, Trial } from './proof.ts';

/** A page of officers with what they have to do. */
const worklist = '/can-bo';

export const overload: Proof = {
  name: 'overload',
  promise: 'Asked for far more than it can do, the product goes on doing as much, and one agency’s flood is its own.',
  goal: 'at 5 × saturation ≥ 80 % of the peak, afterwards as before within 10 s, other agencies slowed ≤ 10 %',
  alone: true,
  run: (trial) => (trial.share === 1 ? measure(trial, 'guarded') : askAllAtOnce(few)),
  control: (trial) => (trial.share === 1 ? measure(trial, 'unguarded') : askAllAtOnce(everybody)),
};

/** However slow the machine is, nobody is refused for the time they waited. */
const untimed: Partial<TurnOptions> = { patience: 600_000, load: () => 'calm' };
const few = { ...untimed, places: 1, ofOneLane: 1, waiting: 5, first: 0 };
const everybody = { ...untimed, places: 1_000, ofOneLane: 1_000, waiting: 0 };

/** Sixty of one agency's officers, then twenty visitors, then one officer of another agency, all at once: only their order counts. */
async function askAllAtOnce(turns: Partial<TurnOptions>): Promise<Outcome> {
  const broken: string[] = [];
  await world(async (w) => {
    const { database, tools, now, cookie } = w;
    const http = await buildApp({ database, tools, clock: { now }, assets: undefined, log: () => {}, turns });
    const ended: { readonly who: string; readonly status: number }[] = [];
    const ask = async (who: CastMember | 'visitor'): Promise<void> => {
      const headers = who === 'visitor' ? {} : { cookie: `motcua=${await cookie(who)}` };
      const { statusCode: status } = await http.inject({ url: who === 'visitor' ? '/' : worklist, headers });
      ended.push({ who, status });
    };
    for (const who of ['clerk Bình', 'clerk Việt of B'] as const) await ask(who);
    ended.length = 0;
    const people = [...Array(60).fill('clerk Bình'), ...Array(20).fill('visitor'), 'clerk Việt of B'];
    await Promise.all(people.map(ask));
    await http.close();
    const served = (who: string) => ended.filter((one) => one.who === who && one.status === 200);
    const firstServed = ended.findIndex(({ status }) => status === 200);
    const lastRefused = ended.findLastIndex(({ status }) => status === 503);
    const other = ended.findIndex(({ who, status }) => who === 'clerk Việt of B' && status === 200);
    if (lastRefused < 0) broken.push('nobody was told to come again');
    if (lastRefused > firstServed) broken.push('somebody waited for a refusal longer than others for an answer');
    if (other < 0 || other > firstServed + 2) broken.push(`the other agency was served as number ${other}`);
    // Five who wait, and one more if they came before everybody else.
    if (![5, 6].includes(served('clerk Bình').length))
      broken.push(`${served('clerk Bình').length} of the flood were served`);
    if (
      ended.findLastIndex(({ who, status }) => who === 'clerk Bình' && status === 200) >
      ended.findLastIndex(({ who, status }) => who === 'visitor' && status === 200)
    )
      broken.push('officers waited for visitors');
  });
  return { tried: 81, unit: 'requests', broken };
}

const goals = { goodput: 0.8, others: 0.9, recovery: 0.8 } as const;

/** Under load from a process apart, each figure beside the same without the flood, in the same run. */
async function measure({ folder }: Trial, guard: 'guarded' | 'unguarded'): Promise<Outcome> {
  let outcome: Outcome | undefined;
  await withOwnDatabase(async (database, url) => {
    const server = fork(await bundleProgram('trust/overload/serve.ts'), [url, folder, guard], { execArgv: [] });
    const asking = fork(join(root, 'trust/overload/load.ts'), { execArgv: [] });
    try {
      const [port] = (await once(server, 'message')) as [number];
      outcome = await measureAt(port, asking, await flowsOf(database));
    } finally {
      for (const child of [server, asking]) await ended(child);
    }
  });
  return outcome ?? { tried: 0, unit: 'requests', broken: [] };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function flowsOf(database: Database) {
  const cookieOf = async (who: CastMember): Promise<string> => {
    const account = { id: cast[who], kind: 'staff' } as const;
    return `motcua=${await database.write(publicScope, (tx) => startSession(tx, account, 'demonstration', Date.now()))}`;
  };
  const [a, b] = [await cookieOf('clerk Bình'), await cookieOf('clerk Việt of B')];
  return {
    // As many as keep the product busy without end.
    full: { name: 'A', path: worklist, cookie: a, people: 16 },
    flood: (perSecond: number): Flow => ({ name: 'A', path: worklist, cookie: a, perSecond }),
    // Officers elsewhere, who look at what they got before they ask again.
    others: { name: 'B', path: worklist, cookie: b, people: 3, rest: 250 },
  };
}

async function measureAt(
  port: number,
  asking: ChildProcess,
  { full, flood, others }: Awaited<ReturnType<typeof flowsOf>>,
): Promise<Outcome> {
  let tried = 0;
  const during = async (seconds: number, ...flows: Flow[]): Promise<Served[]> => {
    asking.send({ port, flows, seconds } satisfies LoadOrder);
    const [served] = (await once(asking, 'message')) as [Served[]];
    tried += served.reduce((sum, { inTime, late, refused, failed }) => sum + inTime + late + refused + failed, 0);
    return served;
  };
  const pace = (served: Served | undefined, seconds: number): number => (served?.inTime ?? 0) / seconds;
  await during(5, full, others);
  const peak = pace((await during(10, full))[0], 10);
  const [quiet] = await during(15, others);
  const [flooded, beside] = await during(30, flood(peak * 5), others);
  const again = pace((await during(10, full))[0], 10);
  const ratios = {
    goodput: (pace(flooded, 30) + pace(beside, 30)) / peak,
    others: pace(beside, 30) / pace(quiet, 15),
    recovery: again / peak,
  };
  const broken = (Object.keys(goals) as (keyof typeof goals)[])
    .filter((name) => !(ratios[name] >= goals[name]))
    .map((name) => `${name} ${ratios[name].toFixed(2)} × instead of ${goals[name]}`);
  if ((flooded?.failed ?? 0) > 0) broken.push(`${flooded?.failed} requests of the flood got no answer`);
  const shown = Object.entries(ratios).map(([name, ratio]) => `${name} ${ratio.toFixed(2)} ×`);
  const medians = `others in ${quiet?.median.toFixed(0)} ms, beside the flood in ${beside?.median.toFixed(0)} ms`;
  const figure = `peak ${peak.toFixed(0)}/s, ${shown.join(', ')}; ${flooded?.refused} asked to come again, ${flooded?.late} late; ${medians}`;
  return { tried, unit: 'requests', broken, figure };
}
