import { readFileSync } from 'node:fs';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { connections, fill, officer, procedure, worklist } from './pages.ts';
import { startLoad, startProduct } from './processes.ts';
import type { Pace } from './rounds.ts';
import { signIn } from './sign-in.ts';
import { oneOnDesk, slipOf } from './slips.ts';

const goals = { megabytes: 350, seconds: 3 };

/** The product as `npm start` runs it, web and worker in one process below their keeper: the second start, and what load makes of its memory. */
export async function measureMemory(ground: Ground, pace: Pace): Promise<Figure[]> {
  return [await secondStart(ground), await underLoad(ground, pace)];
}

/** With its own database in a folder of its own, which the first start makes and fills. */
async function secondStart(ground: Ground): Promise<Figure> {
  const settings = { MOTCUA_HOME: `${ground.home}/start` };
  const first = await startProduct(settings);
  await first.stop();
  const second = await startProduct(settings);
  await second.stop();
  return {
    part: 'memory',
    what: 'second start to first page',
    figure: `${digits(second.seconds)} s`,
    beside: `${digits(first.seconds)} s the first time`,
    ratio: undefined,
    goal: `≤ ${goals.seconds} s`,
    meets: second.seconds <= goals.seconds,
  };
}

async function underLoad(ground: Ground, pace: Pace): Promise<Figure> {
  const url = await ground.database('memory');
  await fill(url, 10_000);
  const cookie = await signIn(url, officer.accountId, 'staff');
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/memory` };
  const { port, pids } = ground.keep(await startProduct(settings));
  const load = ground.keep(startLoad());
  const keeper = ownMegabytes(pids.keeper);
  const atRest = residentMegabytes(pids.server, 'VmRSS') + keeper;
  const slip = slipOf(await oneOnDesk(url));
  for (let round = 0; round <= pace.rounds; round += 1)
    for (const path of [worklist, procedure, slip])
      await load.run({
        ...{ port, path, cookie, seconds: pace.seconds, isAnew: path === worklist },
        connections: path === slip ? 4 : connections,
      });
  const most = residentMegabytes(pids.server, 'VmHWM') + keeper;
  return {
    part: 'memory',
    what: 'most resident memory under load',
    figure: `${digits(most)} MB`,
    beside: `${digits(atRest)} MB at rest; ${digits(keeper)} MB are the keeper's own`,
    ratio: undefined,
    goal: `< ${goals.megabytes} MB`,
    meets: most < goals.megabytes,
  };
}

/** What a process has in memory and shares with no other: the program itself, which keeper and server both run, lies there once. */
export function ownMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm);
  return [...kilobytes].reduce((sum, [, part]) => sum + Number(part), 0) / 1024;
}

/** What Linux says of a process: its resident memory now (`VmRSS`) or at its highest (`VmHWM`). */
export function residentMegabytes(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}
