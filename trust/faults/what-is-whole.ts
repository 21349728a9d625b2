import { join } from 'node:path';
import { anchorsFolderOf } from '#platform/journal-seal/sealer';
import { onDatabase } from '#test/database';
import { readKeys } from '../../src/commands/verify-journal/read-keys.ts';
import { type Verified, verifyJournal } from '../../src/commands/verify-journal/verify-journal.ts';
import type { StruckProduct } from './struck-product.ts';

/** The journals read again from beginning to end, with both folders of anchors. */
export async function readJournals({ url, folder }: StruckProduct): Promise<Verified> {
  return verifyJournal({
    url,
    keys: await readKeys(join(folder, 'keys/journal.public.pem')),
    anchorsFolder: anchorsFolderOf(folder),
    secondFolder: join(folder, 'anchors-elsewhere'),
    judgeStamp: async () => 'unjudged',
    now: Date.now(),
  });
}

/** What the journals do not have as they must. */
export async function brokenJournals(product: StruckProduct): Promise<string[]> {
  const { findings } = await readJournals(product);
  return findings.map(({ what, agencyId }) => `the journal of ${agencyId ?? 'all'}: ${what}`);
}

/** The numbers of a day's dossiers begin with 1 and leave none out, whatever was undone in between. */
export async function brokenNumbers({ url }: StruckProduct): Promise<string[]> {
  const { rows } = await onDatabase(url, (client) =>
    client.query<{ day: string; count: number; last: number }>(
      `select regexp_replace(code, '-[0-9]+$', '') as day, count(distinct code)::int as count,
         max(substring(code from '[0-9]+$')::int) as last
       from dossiers.dossier group by day`,
    ),
  );
  return rows
    .filter(({ count, last }) => count !== last)
    .map(({ day, count, last }) => `${count} dossiers of ${day} have numbers up to ${last}`);
}
