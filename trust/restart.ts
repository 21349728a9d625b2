import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { onDatabase } from '#test/database';
import { freePort } from '#test/free-port';
import { askToReload } from '../src/keeper/reload-door.ts';
import { whatIsLost } from './durability/what-is-lost.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import { makeNewerVersion, newerMigrations } from './restart/newer-version.ts';
import {
  builtProduct,
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
/** As many as are served at once: on a busy machine nobody is told to come again for want of a turn. */
const connections = 5;

export const restart: Proof = {
  name: 'restart',
  promise: 'A product is put in the place of another while people work, and nobody notices.',
  goal: `0 requests failed in ${fullSize} restarts under load, ${newerMigrations.length} of them with a migration`,
  alone: true,
  run: (trial) => restartAgainAndAgain(trial, (serving, turn) => reload(serving, turn, trial)),
  // A stop and a start, as fast as can be: whoever comes in between is not answered.
  control: (trial) => restartAgainAndAgain({ ...trial, share: 1 / fullSize }, stopAndStart),
};

interface Serving {
  readonly home: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  part: Part;
}

/** Every third is by a version with one more migration than those before; the others are by this one, as after a step back. */
async function reload({ home, port }: Serving, turn: number, { folder }: Trial): Promise<string | undefined> {
  const count = turn / 3 + 1;
  const newest = newerMigrations[turn % 3 === 0 ? count - 1 : -1];
  const program = newest ? makeNewerVersion(join(folder, `version-${count}`), builtProduct, count) : builtProduct;
  const answer = await askToReload(home, port, program);
  if (answer !== 'done') throw new Error(`Not handed over: ${JSON.stringify(answer)}`);
  return newest?.name;
}

async function stopAndStart(serving: Serving): Promise<undefined> {
  await stopPart(serving.part);
  serving.part = await startPart(['start'], serving.settings);
  await untilServing(`http://127.0.0.1:${serving.port}`, serving.part);
}

/** Restarts under load; `anew` tells which migration a restart brought. */
async function restartAgainAndAgain(
  trial: Trial,
  anew: (serving: Serving, turn: number) => Promise<string | undefined>,
): Promise<Outcome> {
  const home = join(trial.folder, 'home');
  const cookie = await furnish(home);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = { MOTCUA_HOME: home, PORT: String(port) };
  const serving: Serving = { home, port, settings, part: await startPart(['start'], settings) };
  const tried = sized(fullSize, trial);
  const broken: string[] = [];
  const brought: string[] = [];
  try {
    await untilServing(address, serving.part);
    const submitter = await startSubmitter(address, cookie, connections);
    for (let turn = 0; turn < tried; turn += 1) {
      const before = productOf(serving.part);
      const { acknowledged } = await submitter.count();
      brought.push(...[await anew(serving, turn)].filter((name) => name !== undefined));
      if (productOf(serving.part) === before) broken.push(`restart ${turn}: the same process goes on`);
      // Whoever is left of the one before is answered as well before the next turn.
      while ((await submitter.count()).acknowledged < acknowledged + 2 * connections) await sleep(20);
      await sleep(500);
    }
    const sent = await submitter.end();
    const failed = sent.filter(({ location }) => location === undefined);
    broken.push(
      ...failed.map(({ kind, answer, sentAt, knownAt }) => `a ${kind} failed after ${knownAt - sentAt} ms: ${answer}`),
    );
    const url = databaseIn((await findEmbeddedPostgres(home)) ?? '');
    broken.push(...(await whatIsLost(url, home, sent)), ...(await missingOf(url, brought)));
    const figure = `${brought.length} with a migration; ${sent.length} writes, ${failed.length} failed`;
    return { tried, unit: 'restarts', broken, figure };
  } finally {
    await stopPart(serving.part);
  }
}

/** The migrations that the database does not tell of. */
async function missingOf(url: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await onDatabase(url, (client) =>
    client.query<{ name: string }>('select name from motcua_migrations.migration'),
  );
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name)).map((name) => `${name} was not applied`);
}
