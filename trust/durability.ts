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
  productOf,
  type Submitter,
  startPart,
  startSubmitter,
  stopPart,
  untilEnded,
  untilServing,
} from './running-product.ts';

const fullSize = 200;
const connections = 12;

type Victim = 'product' | 'keeper' | 'postgres';

/** Who dies together; without its keeper the product ends as well, and PostgreSQL is asked to. */
const mixes: readonly (readonly Victim[])[] = [
  ['product'],
  ['postgres'],
  ['keeper'],
  ['product', 'postgres'],
  ['keeper', 'postgres'],
  ['product', 'keeper', 'postgres'],
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
    killAgainAndAgain(trial, { kills: 1, victimsOf: () => ['product', 'keeper', 'postgres'], settings: forgetful }),
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

/** The product as it is started; who raises what died, but for the keeper, is the product's own business. */
async function startParts(home: string) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let keeper: Part;
  const url = async (): Promise<string> => {
    for (const patience = Date.now() + 60_000; Date.now() < patience; await sleep(50)) {
      const found = await findEmbeddedPostgres(home);
      if (found) return databaseIn(found);
    }
    throw new Error(`PostgreSQL does not come up again: ${keeper.said().slice(-2_000)}`);
  };
  const raise = async (): Promise<void> => {
    if (!keeper || hasEnded(keeper)) keeper = await startPart(['start'], { MOTCUA_HOME: home, PORT: String(port) });
    await untilServing(address, keeper);
  };
  const kill = async (victims: readonly Victim[]): Promise<void> => {
    const pids = {
      product: [productOf(keeper)],
      keeper: [keeper.process.pid ?? 0],
      postgres: victims.includes('postgres') ? processesOfPostgres(home) : [],
    };
    await Promise.all(victims.flatMap((victim) => pids[victim]).map(killOutright));
    if (victims.includes('keeper')) await untilEnded(keeper);
  };
  const stop = async (): Promise<void> => {
    if (keeper) await stopPart(keeper);
  };
  await raise();
  return { address, url, raise, kill, stop };
}
