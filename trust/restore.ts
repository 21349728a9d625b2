import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBackupKey } from '#platform/backup/backup-key';
import { instantText } from '#platform/backup/choose-backup';
import { readBackupState } from '#platform/backup/installation';
import { restore as restoreBackup } from '#platform/backup/restore';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { onDatabase } from '#test/database';
import { freePort } from '#test/free-port';
import { whatIsLost } from './durability/what-is-lost.ts';
import { luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import { databaseIn, furnish, startPart, startSubmitter, stopPart, untilServing } from './running-product.ts';
import type { Sent } from './submitter.ts';

const fullSize = 40;

export const restore: Proof = {
  name: 'restore',
  promise: 'A data folder that was lost comes back as it was at any moment that is asked for, with each of its files.',
  goal: '0 writes missing, 0 of later, 0 files changed; what happens is in the backup within 60 s',
  run: (trial) => restoreAgainAndAgain(trial, (at) => at, handInUntilCovered),
  // A restore that goes on to the end whatever moment is asked for: it must be seen to bring back too much.
  control: (trial) => restoreAgainAndAgain(trial, () => undefined, handIn),
};

/** Hands in at a product that is being backed up, and says what broke and how long it took to come into the backup. */
type HandingIn = (home: string, handIn: () => Promise<readonly Sent[]>) => Promise<HandedIn>;

interface HandedIn {
  readonly sent: readonly Sent[];
  readonly done: number;
  readonly lag: number;
  readonly broken: readonly string[];
}

/** Waits, while the product serves, until all of it is in the backup. */
const handInUntilCovered: HandingIn = async (home, handInAll) => {
  const sent = await handInAll();
  const done = Date.now();
  await until(async () => ((await readBackupState(home)).coveredUntil ?? 0) > done || undefined);
  const lag = Date.now() - done;
  const broken = lag > 60_000 ? [`What happened came into the backup after ${lag} ms.`] : [];
  return { sent, done, lag, broken };
};

/** A product that is asked to stop takes in what happened last before it does: nobody has to wait for it. */
const handIn: HandingIn = async (_home, handInAll) => {
  const sent = await handInAll();
  return { sent, done: Date.now(), lag: 0, broken: [] };
};

/** Backs up a product while people hand in, and restores it to moments in between; `told` is what a restore is told. */
async function restoreAgainAndAgain(
  trial: Trial,
  told: (at: number) => number | undefined,
  handingIn: HandingIn,
): Promise<Outcome> {
  const { folder, seed } = trial;
  const luck = luckOf(seed);
  const handedIn = await handInAndBackUp(trial, handingIn);
  const broken = [...handedIn.broken];
  const tried = sized(fullSize, trial);
  for (let turn = 0; turn < tried; turn += 1) {
    const at = luck.between(handedIn.from, handedIn.until);
    const to = join(folder, `restored-${turn}`);
    await restoreBackup({ ...handedIn.places, secretsFrom: undefined, to, at: told(at) });
    broken.push(...(await deviations(to, at, handedIn.sent)).map((line) => `to ${instantText(at)}: ${line}`));
    await rm(to, { recursive: true });
  }
  const figure = `of ${handedIn.sent.length} writes; in the backup within ${(handedIn.lag / 1000).toFixed(0)} s`;
  return { tried, unit: 'restores', broken, figure };
}

async function handInAndBackUp({ folder }: Trial, handingIn: HandingIn) {
  const home = join(folder, 'home');
  const places = { from: join(folder, 'backups'), key: join(folder, 'elsewhere', 'backup.key') };
  await makeBackupKey(places.key);
  await mkdir(places.from);
  const cookie = await furnish(home);
  const port = String(await freePort());
  const settings = { MOTCUA_HOME: home, PORT: port, MOTCUA_BACKUP: places.from, MOTCUA_BACKUP_KEY: places.key };
  const part = await startPart(['start'], settings);
  try {
    await untilServing(`http://127.0.0.1:${port}`, part);
    const from = await until(async () => (await readBackupState(home)).finished);
    const { sent, done, lag, broken } = await handingIn(home, async () => {
      const submitter = await startSubmitter(`http://127.0.0.1:${port}`, cookie, 4);
      await until(async () => (await submitter.count()).acknowledged >= 40 || undefined);
      return submitter.end().finally(submitter.stop);
    });
    // To the last moment before everything, so that something of later is always there to be left out.
    return { places, sent, from: Math.max(from, sent[0]?.sentAt ?? 0), until: done - 500, lag, broken };
  } finally {
    await stopPart(part);
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const patience = Date.now() + 180_000; Date.now() < patience; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('The backup does not come about.');
}

/** What is missing of before the moment, and what is there of after it; what was under way then may be either. */
async function deviations(home: string, at: number, sent: readonly Sent[]): Promise<string[]> {
  const server = await startEmbeddedPostgres({ home, log: () => {} });
  try {
    const url = databaseIn(server.url);
    const before = sent.filter(({ knownAt }) => knownAt <= at);
    const after = sent.filter(({ sentAt }) => sentAt > at).map(({ nonce }) => nonce);
    const { rows } = await onDatabase(url, (client) =>
      client.query<{ location: string }>('select location from platform.form_receipt where nonce = any($1)', [after]),
    );
    return [...(await whatIsLost(url, home, before)), ...rows.map(({ location }) => `${location} is of later`)];
  } finally {
    await server.stop();
  }
}
