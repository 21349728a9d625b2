import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { freePort } from '#test/free-port';
import { askToReload } from '../src/keeper/reload-door.ts';
import { whatIsLost } from './durability/what-is-lost.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import {
  builtProgram,
  databaseIn,
  furnish,
  type Part,
  productOf,
  startPart,
  startSubmitter,
  stopPart,
  untilServing,
} from './running-product.ts';

const fullSize = 10;
const connections = 12;

export const restart: Proof = {
  name: 'restart',
  promise: 'A product is put in the place of another while people work, and nobody notices.',
  goal: `0 requests failed in ${fullSize} restarts under load`,
  run: (trial) => restartAgainAndAgain(trial, reload),
  // A stop and a start, as fast as can be: whoever comes in between is not answered.
  control: (trial) => restartAgainAndAgain({ ...trial, share: 1 / fullSize }, stopAndStart),
};

interface Serving {
  readonly home: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  part: Part;
}

async function reload({ home, port }: Serving): Promise<void> {
  const answer = await askToReload(home, port, await builtProgram());
  if (answer !== 'done') throw new Error(`Not handed over: ${JSON.stringify(answer)}`);
}

async function stopAndStart(serving: Serving): Promise<void> {
  await stopPart(serving.part);
  serving.part = await startPart(['start'], serving.settings);
  await untilServing(`http://127.0.0.1:${serving.port}`, serving.part);
}

async function restartAgainAndAgain(trial: Trial, anew: (serving: Serving) => Promise<void>): Promise<Outcome> {
  const home = join(trial.folder, 'home');
  const cookie = await furnish(home);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = { MOTCUA_HOME: home, PORT: String(port) };
  const serving: Serving = { home, port, settings, part: await startPart(['start'], settings) };
  const tried = sized(fullSize, trial);
  const broken: string[] = [];
  try {
    await untilServing(address, serving.part);
    const submitter = await startSubmitter(address, cookie, connections);
    for (let turn = 0; turn < tried; turn += 1) {
      const before = productOf(serving.part);
      const { acknowledged } = await submitter.count();
      await anew(serving);
      if (productOf(serving.part) === before) broken.push(`restart ${turn}: the same process goes on`);
      // Whoever is left of the one before is answered as well before the next turn.
      while ((await submitter.count()).acknowledged < acknowledged + 2 * connections) await sleep(20);
      await sleep(500);
    }
    const sent = await submitter.end();
    const failed = sent.filter(({ location }) => location === undefined);
    broken.push(...failed.map(({ kind, refused }) => `a ${kind} was not answered${refused ? `: ${refused}` : ''}`));
    const url = databaseIn((await findEmbeddedPostgres(home)) ?? '');
    broken.push(...(await whatIsLost(url, home, sent)));
    return { tried, unit: 'restarts', broken, figure: `${sent.length} writes, ${failed.length} failed` };
  } finally {
    await stopPart(serving.part);
  }
}
