import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { freePort } from '#test/free-port';
import { whatIsLost } from './durability/what-is-lost.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import {
  databaseIn,
  furnish,
  hasEnded,
  killOutright,
  type Part,
  processesOfPostgres,
  type Submitter,
  startPart,
  startSubmitter,
  stopPart,
  untilEnded,
  untilServing,
} from './running-product.ts';

const fullSize = 200;
const connections = 12;

type Victim = 'web' | 'worker' | 'postgres';

/** Who dies together; the worker is also the one that started PostgreSQL. */
const mixes: readonly (readonly Victim[])[] = [
  ['web'],
  ['postgres'],
  ['worker'],
  ['web', 'postgres'],
  ['worker', 'postgres'],
  ['web', 'worker', 'postgres'],
];

/** People are answered at once, and what they did is written when ten seconds are over. */
const forgetful = ["synchronous_commit = 'off'", "wal_writer_delay = '10s'"];

export const durability: Proof = {
  name: 'durability',
  promise: 'What was acknowledged is there after any of our processes was killed outright.',
  goal: `0 lost in ${fullSize} kills, more than 1,000 writes in flight at them`,
  run: (trial) => killAgainAndAgain(trial, { kills: sized(fullSize, trial), victimsOf: (luck) => luck.one(mixes) }),
  // A database that acknowledges before it has written: killed whole, it must lose what it said it had.
  control: (trial) =>
    killAgainAndAgain(trial, { kills: 1, victimsOf: () => ['web', 'worker', 'postgres'], settings: forgetful }),
};

interface Killing {
  readonly kills: number;
  readonly victimsOf: (luck: Luck) => readonly Victim[];
  /** Settings of PostgreSQL. */
  readonly settings?: readonly string[];
}

async function killAgainAndAgain(
  { seed, folder }: Trial,
  { kills, victimsOf, settings = [] }: Killing,
): Promise<Outcome> {
  const luck = luckOf(seed);
  const home = join(folder, 'home');
  const cookie = await furnish(home, settings);
  const parts = await startParts(home);
  const broken: string[] = [];
  let inFlight = 0;
  let submitter: Submitter | undefined;
  try {
    submitter = await startSubmitter(parts.address, cookie, connections);
    for (let kill = 0; kill < kills; kill += 1) {
      await untilBusy(submitter);
      await sleep(luck.between(0, 200));
      const under = (await submitter.count()).inFlight;
      await parts.kill(victimsOf(luck));
      if (under === 0) throw new Error(`Nothing was under way at kill ${kill}.`);
      inFlight += under;
      await parts.raise();
    }
    const sent = await submitter.end();
    const acknowledged = sent.filter(({ location }) => location !== undefined).length;
    broken.push(...(await whatIsLost(await parts.url(), home, sent)));
    const figure = `${acknowledged} of ${sent.length} writes acknowledged, ${inFlight} in flight at the kills`;
    return { tried: kills, unit: 'kills', broken, figure };
  } finally {
    submitter?.stop();
    await parts.stop();
  }
}

/** Waits until people are being answered again. */
async function untilBusy(submitter: Submitter): Promise<void> {
  const before = (await submitter.count()).acknowledged;
  for (const patience = Date.now() + 60_000; Date.now() < patience; await sleep(10))
    if ((await submitter.count()).acknowledged >= before + connections) return;
  throw new Error('Nothing is acknowledged any more.');
}

/** The worker, which brings the database up, and a web process beside it. */
async function startParts(home: string) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let worker: Part;
  let web: Part;
  // Killed alone, PostgreSQL is started again by the worker after a second.
  const url = async (): Promise<string> => {
    for (const patience = Date.now() + 60_000; Date.now() < patience; await sleep(50)) {
      const found = await findEmbeddedPostgres(home);
      if (found) return databaseIn(found);
    }
    throw new Error(`PostgreSQL does not come up again: ${worker.said().slice(-2_000)}`);
  };
  const raise = async (): Promise<void> => {
    if (!worker || hasEnded(worker)) {
      worker = await startPart(['start', 'worker'], { MOTCUA_HOME: home, PORT: String(port) });
      while (!worker.said().includes('is serving')) {
        if (hasEnded(worker)) throw new Error(`The worker ended: ${worker.said()}`);
        await sleep(20);
      }
    }
    if (!web || hasEnded(web)) {
      const settings = { MOTCUA_HOME: home, PORT: String(port), DATABASE_URL: await url() };
      web = await startPart(['start', 'web'], settings);
    }
    await untilServing(address, web);
  };
  const kill = async (victims: readonly Victim[]): Promise<void> => {
    const pids = {
      web: [web.process.pid ?? 0],
      worker: [worker.process.pid ?? 0],
      postgres: victims.includes('postgres') ? processesOfPostgres(home) : [],
    };
    await Promise.all(victims.flatMap((victim) => pids[victim]).map(killOutright));
    if (victims.includes('web')) await untilEnded(web);
    if (victims.includes('worker')) await untilEnded(worker);
  };
  const stop = async (): Promise<void> => {
    for (const part of [web, worker]) if (part) await stopPart(part);
  };
  await raise();
  return { address, url, raise, kill, stop };
}
