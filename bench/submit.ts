import { type Dossier, fileDossier } from '#modules/dossiers';
import { scopeOf } from '#platform/access';
import { type Database, openDatabase } from '#platform/database';
import { beginAct } from '#platform/journal';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { modules } from '../src/modules/all.ts';
import { digits, type Figure } from './figure.ts';
import { type Filing, filingsOf } from './filing.ts';
import { communes, type Ground } from './ground.ts';
import { fill } from './pages.ts';
import { openPlainFiling } from './plain-filing.ts';
import { compare, type Pace, throughput } from './rounds.ts';

const goal = 0.6;

/** Filing a dossier by the product's own action, beside the same rows written by plain prepared statements. */
export async function measureSubmit(ground: Ground, pace: Pace): Promise<Figure[]> {
  const url = await ground.database('submit');
  await fill(url, 10_000);
  await fileFirst(url, 500);
  const before = await countRows(url);
  const figures: Figure[] = [];
  for (const clients of [1, 8, 32]) {
    const database = openDatabase({ url, size: clients, log: console.error, personalKeys: sameKeysElsewhere() });
    const plain = await openPlainFiling(url, clients);
    for (const agencies of [communes, communes.slice(0, 1)]) {
      const filings = await filingsOf(database, clients, agencies);
      const { ours, limit, ratio } = await compare(
        pace.rounds,
        () => throughput(clients, pace.seconds, (client) => file(database, filings[client] as Filing)),
        () => throughput(clients, pace.seconds, (client) => plain.file(client, filings[client] as Filing)),
      );
      figures.push({
        part: 'submit',
        what: `${clients} client${clients > 1 ? 's' : ''}, ${agencies.length > 1 ? '30 agencies' : 'one agency'}`,
        figure: `${digits(ours)} dossiers/s`,
        beside: `${digits(limit)} dossiers/s`,
        ratio,
        goal: `≥ ${goal} × plain`,
        meets: ratio >= goal,
      });
    }
    await plain.close();
    await database.close();
  }
  assertSameRows(before, await countRows(url));
  return figures;
}

/**
 * Files some dossiers and has the database look at its tables, as it does by itself within a minute: what is planned while a
 * table is empty scans it until then.
 */
async function fileFirst(url: string, count: number): Promise<void> {
  const database = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  const [filing] = await filingsOf(database, 1, communes);
  for (let i = 0; i < count; i += 1) await file(database, filing as Filing);
  await database.close();
  await onDatabase(url, (client) => client.query('vacuum analyze'));
}

const reactions = modules.flatMap((module) => module.reactions ?? []);

/** Files one dossier as the product does. */
export function file(database: Database, { who, input }: Filing): Promise<Dossier> {
  return database.write(scopeOf(who), (tx) => fileDossier(beginAct(tx, who, Date.now(), reactions), input));
}

const tables = [
  'dossiers.dossier',
  'dossiers.required_paper',
  'dossiers.dossier_party',
  'platform.event',
  'platform.unsealed',
  'dossiers.dossier d join platform.personal_key k on k.subject_id = d.id',
  'notifications.message',
  'notifications.mail',
];

async function countRows(url: string): Promise<number[]> {
  const counts = tables.map((table) => `(select count(*) from ${table})`);
  const jobs = '(select count(*) from graphile_worker._private_jobs)';
  const text = `select ${[...counts, jobs].join(', ')}`;
  const { rows } = await onDatabase(url, (client) => client.query({ text, rowMode: 'array' }));
  return (rows[0] as unknown[]).map(Number);
}

/** A comparison is worth nothing if one side writes less: both must have left the same rows for each dossier. */
function assertSameRows(before: readonly number[], after: readonly number[]): void {
  const [dossiers = 0, ...others] = after.map((count, i) => count - (before[i] ?? 0));
  const wanted = [5, 1, 1, 1, 1, 1, 1, 2].map((each) => each * dossiers);
  if (others.some((count, i) => count !== wanted[i]))
    throw new Error(`For ${dossiers} dossiers there are ${others.join(', ')} rows instead of ${wanted.join(', ')}.`);
}
