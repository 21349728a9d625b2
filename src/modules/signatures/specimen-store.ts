import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Specimen, SpecimenOf } from './specimen.ts';

const columns = sql`agency_id as "agencyId", id, kind, holder_id as "holderId", holder_name as "holderName", picture, width, height, millimetres,
  brought_in_at as "broughtInAt"`;

/** The image in use of somebody's handwriting, or of an agency's seal. */
export function findSpecimen(db: Db, { agencyId, kind, holderId }: SpecimenOf): Promise<Specimen | undefined> {
  const whose = kind === 'seal' ? sql`kind = 'seal'` : sql`kind = 'person' and holder_id = ${holderId}`;
  return optional<Specimen>(
    db,
    sql`select ${columns} from signatures.specimen where agency_id = ${agencyId} and ${whose} and retired_at is null`,
  );
}

export async function insertSpecimen(tx: Tx, s: Specimen, broughtInBy: string): Promise<void> {
  await tx.query(sql`
    insert into signatures.specimen (agency_id, id, kind, holder_id, holder_name, picture, width, height, millimetres, brought_in_at, brought_in_by)
    values (${s.agencyId}, ${s.id}, ${s.kind}, ${s.holderId}, ${s.holderName}, ${s.picture}, ${s.width}, ${s.height}, ${s.millimetres},
      ${new Date(s.broughtInAt)}, ${broughtInBy})`);
}

/** Takes the image in use out of use, if there is one; says whether there was. */
export async function retireSpecimen(
  tx: Tx,
  { agencyId, kind, holderId }: SpecimenOf,
  by: string,
  now: number,
): Promise<boolean> {
  const retired = await optional<{ id: string }>(
    tx,
    sql`
    update signatures.specimen set retired_at = ${new Date(now)}, retired_by = ${by}
    where agency_id = ${agencyId} and kind = ${kind} and holder_id is not distinct from ${holderId} and retired_at is null
    returning id`,
  );
  return retired !== undefined;
}
