import { type Db, optional, type Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { Where } from './agency-store.ts';
import type { EnteredSequence } from './sequence.ts';

const columns = sql`s.steps, s.legal_ref as "legalRef", s.valid_from as "validFrom"`;

/** What was entered by an agency or one above it and holds on the day; the nearest rules. */
export function findEnteredSequence(db: Db, { agencyId, code, day }: Where): Promise<EnteredSequence | undefined> {
  return optional<EnteredSequence>(
    db,
    sql`
    select ${columns} from organisation.published_agency a
    join procedures.entered_sequence s on s.agency_id = any (a.ancestor_ids) and s.procedure_code = ${code} and s.valid_from <= ${day}
    where a.id = ${agencyId}
    order by array_position(a.ancestor_ids, s.agency_id) desc, s.valid_from desc, s.entered_at desc, s.id desc limit 1`,
  );
}

/** What holds on the day wherever one asks: only where all that was entered comes from one agency, and that no commune. */
export async function findSequenceForAll(
  db: Db,
  { code, day }: Omit<Where, 'agencyId'>,
): Promise<EnteredSequence | undefined> {
  const rows = await db.query<EnteredSequence & { agencyId: string; level: string }>(sql`
    select ${columns}, s.agency_id as "agencyId", a.level from procedures.entered_sequence s
    join organisation.published_agency a on a.id = s.agency_id
    where s.procedure_code = ${code} and s.valid_from <= ${day} order by s.valid_from desc, s.entered_at desc, s.id desc`);
  const [first] = rows;
  if (!first || first.level === 'commune' || rows.some(({ agencyId }) => agencyId !== first.agencyId)) return undefined;
  const { steps, legalRef, validFrom } = first;
  return { steps, legalRef, validFrom };
}

/** Who enters the sequence of which procedure, from which day on, and when (milliseconds). */
export interface Entering extends Where {
  readonly by: string;
  readonly at: number;
}

/** Enters a sequence and returns its id. */
export async function insertSequence(
  tx: Tx,
  { agencyId, code, day, by, at }: Entering,
  { steps, legalRef }: Pick<EnteredSequence, 'steps' | 'legalRef'>,
): Promise<string> {
  const id = newId(at);
  await tx.query(sql`
    insert into procedures.entered_sequence (agency_id, id, procedure_code, valid_from, steps, legal_ref, entered_at, entered_by)
    values (${agencyId}, ${id}, ${code}, ${day}, ${steps}, ${legalRef}, ${new Date(at)}, ${by})`);
  return id;
}
