import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '#platform/database';
import { readSealKey } from '#platform/journal-seal/seal-key';
import { agencies } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { openSealedJournal, type SealedJournal, writeAccess, writeFacts } from '#test/sealed-journal';
import type { Verified } from '../src/commands/verify-journal/verify-journal.ts';
import { luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import { type Ground, rewriteWithKey, type Tampering, tamperings } from './tamper-with-journal.ts';

const wantedRowsPerSecond = 200_000;

export const journal: Proof = {
  name: 'journal',
  promise: 'Nobody changes, takes away, adds or back-dates a row of the journals without being found out.',
  goal: 'all found, 0 false alarms, ≥ 200,000 rows/s',
  alone: true,
  run: (trial) => tryAll(trial),
  control: (trial) => tryControl(trial),
};

async function tryAll(trial: Trial): Promise<Outcome> {
  const broken: string[] = [];
  const tries = sized(10_000, trial);
  const ways = tamperings.flatMap(([way, share]) => Array.from({ length: share }, () => way));
  let figure = '';
  await onJournal({ ...trial, minutes: 1, anchorEvery: 300_000 }, async (own) => {
    await findNothing(own.journal, 'the untouched journal', broken);
    broken.push(...(await tamper(own, trial, ways, tries)));
    const { rows, pace } = await readLargeJournal(own, sized(1_000_000, trial), broken);
    if (trial.share === 1 && pace < wantedRowsPerSecond) broken.push(`only ${Math.round(pace)} rows/s`);
    figure = `no false alarm in ${rows.toLocaleString('en')} rows · ${Math.round(pace).toLocaleString('en')} rows/s`;
  });
  return { tried: tries, unit: 'tamperings', broken, figure };
}

/** Before the first anchor nobody can tell that whoever has the key made a chain anew: the harness must see it unfound. */
async function tryControl(trial: Trial): Promise<Outcome> {
  const tries = sized(200, trial);
  let broken: string[] = [];
  await onJournal({ ...trial, minutes: 0.25, anchorEvery: Number.POSITIVE_INFINITY }, async (own) => {
    broken = await tamper(own, trial, [rewriteWithKey], tries);
  });
  return { tried: tries, unit: 'tamperings', broken };
}

interface Own {
  readonly url: string;
  readonly database: Database;
  readonly journal: SealedJournal;
}

interface Growing extends Trial {
  /** Between two blocks. */
  readonly minutes: number;
  /** Milliseconds. */
  readonly anchorEvery: number;
}

/** Some 300 rows of two agencies in 30 blocks; the last are not anchored yet, and some rows wait for their seal. */
async function onJournal({ folder, minutes, anchorEvery }: Growing, body: (own: Own) => Promise<void>): Promise<void> {
  await withOwnDatabase(async (database, url) => {
    const own = await openSealedJournal(url, folder, { anchorEvery });
    const grow = async (): Promise<void> => {
      own.wait(minutes * 60);
      await writeFacts(database, [agencies.a, agencies.b], 7, own.now());
      await writeAccess(database, [agencies.a, agencies.b], 3, own.now());
    };
    try {
      for (let block = 0; block < 15; block++) {
        await grow();
        await own.pass();
      }
      await grow();
      await body({ url, database, journal: own });
    } finally {
      await own.close();
    }
  });
}

/** Tampers so many times, each time undone, and tells what went unfound. */
async function tamper(
  { url, journal: own }: Own,
  { seed, folder }: Trial,
  ways: readonly Tampering[],
  tries: number,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  const luck = luckOf(seed);
  const unfound: string[] = [];
  const anchorsFolder = join(folder, 'anchors-tampered-with');
  const ground: Ground = { client, luck, key: await readSealKey(own.home), anchorsFolder, now: own.now() };
  try {
    for (let done = 0; done < tries; ) {
      copyFolder(own.anchorsFolder, anchorsFolder);
      await client.query('begin; set local session_replication_role = replica');
      const what = await luck.one(ways)(ground).catch(unlessRefused);
      if (what !== undefined) {
        done += 1;
        const { findingCount } = await own.verifyWithin(client, anchorsFolder);
        if (findingCount === 0) unfound.push(what);
      }
      await client.query('rollback');
    }
  } finally {
    await client.end();
  }
  return unfound;
}

/** What the types or keys of the database themselves do not let stand was no tampering. */
function unlessRefused(error: Error & { code?: string }): undefined {
  if (!/^(23|22)/.test(error.code ?? '')) throw error;
}

function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

async function findNothing(own: SealedJournal, where: string, broken: string[]): Promise<Verified> {
  const verified = await own.verify();
  broken.push(...verified.findings.map((finding) => `a false alarm in ${where}: ${JSON.stringify(finding)}`));
  return verified;
}

/** Lets the journals grow by so many rows, in blocks of a busy second, and says how many rows a second can be read again. */
async function readLargeJournal({ database, journal: own }: Own, rows: number, broken: string[]) {
  const inBlock = 1_000;
  for (let sealed = 0; sealed < rows; sealed += 2 * inBlock) {
    own.wait(1);
    await writeFacts(database, [agencies.a, agencies.b], inBlock, own.now());
    await own.pass();
  }
  await own.finish();
  const begun = performance.now();
  const verified = await findNothing(own, 'the large journal', broken);
  return { rows: verified.rows, pace: (verified.rows / (performance.now() - begun)) * 1_000 };
}
