import { join } from 'node:path';
import { openBlobStore } from '#platform/blobs';
import { openContentKeys } from '#platform/content-keys';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import type { Sent } from '../submitter.ts';

interface Kept {
  readonly nonce: string;
  readonly location: string;
}

/**
 * Looks for everything that was sent in the database and on the disk: a line for each acknowledged write that is not
 * there as it was sent, for each that is there only in part, and for each that was refused.
 */
export async function whatIsLost(url: string, home: string, sent: readonly Sent[]): Promise<string[]> {
  const contentKeys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log: () => {} });
  const blobs = openBlobStore(join(home, 'papers'), contentKeys);
  const finding = onDatabase(url, async (client) => {
    const receipts = await client.query<Kept>('select nonce, location from platform.form_receipt');
    const dossiers = await client.query<{ code: string; content: string }>(
      'select code, content from dossiers.dossier',
    );
    const files = await client.query<{ id: string; sha256: string }>('select id, sha256 from papers.file');
    const keptAt = new Map(receipts.rows.map(({ nonce, location }) => [nonce, location]));
    const contentOf = new Map(dossiers.rows.map(({ code, content }) => [`/can-bo/ho-so/${code}`, content]));
    const hashOf = new Map(files.rows.map(({ id, sha256 }) => [`/?tep=${id}`, sha256]));
    const findings = await Promise.all(
      sent.map(async (one): Promise<string[]> => {
        const location = keptAt.get(one.nonce);
        if (one.refused !== undefined) return [`a ${one.kind} was refused: ${one.refused}`];
        if (one.location === undefined && location === undefined) return [];
        if (location === undefined) return [`the ${one.kind} ${one.location} was acknowledged and is gone`];
        if (one.location !== undefined && location !== one.location) return [`${one.location} became ${location}`];
        if ((one.kind === 'dossier' ? contentOf : hashOf).get(location) !== one.mark)
          return [`the ${one.kind} ${location} has a receipt and is not what was sent`];
        return one.kind === 'file' && (await blobs.check(one.mark)) !== 'intact'
          ? [`the file ${location} is not on the disk`]
          : [];
      }),
    );
    return findings.flat();
  });
  return finding.finally(() => contentKeys.close());
}
