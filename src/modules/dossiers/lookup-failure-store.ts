import { clockDifference } from '#platform/clock';
import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';

const quarterOfAnHour = 15 * 60_000;

/** So often somebody may mistype the number that belongs to a code before everybody has to wait. */
const mostFailures = 5;

/**
 * Whether looking up this code rests: it failed too often within a quarter of an hour. It makes no difference whether
 * there is such a dossier, so the answer tells nothing about it.
 */
export async function isLookupResting(db: Db, code: string, now: number): Promise<boolean> {
  const failed = await optional<{ times: number }>(
    db,
    sql`select times from dossiers.lookup_failure where code = ${code} and since > ${new Date(now - quarterOfAnHour)}
      and since <= ${new Date(now + clockDifference)}`,
  );
  return (failed?.times ?? 0) >= mostFailures;
}

/** Notes that a code was looked up in vain, and forgets what no longer matters. */
export async function noteLookupFailure(tx: Tx, code: string, now: number): Promise<void> {
  const before = new Date(now - quarterOfAnHour);
  const ahead = new Date(now + clockDifference);
  await tx.query(sql`delete from dossiers.lookup_failure where since <= ${before} or since > ${ahead}`);
  await tx.query(sql`
    insert into dossiers.lookup_failure (code, times, since) values (${code}, 1, ${new Date(now)})
    on conflict (code) do update set times = lookup_failure.times + 1`);
}
