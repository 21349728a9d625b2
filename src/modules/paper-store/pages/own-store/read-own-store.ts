import { findPerson } from '#modules/identity';
import { listAgencies } from '#modules/organisation';
import type { Db } from '#platform/database';
import { listConsultations } from '../../consultation-store.ts';
import { listReuses } from '../../reuse-store.ts';
import { listStore, type StoredPaperPlace } from '../../stored-paper-store.ts';

const consultationsShown = 20;

/** A page of a person's store, and who looked into it; undefined for an account whose identity number nobody vouched for. */
export async function readOwnStore(
  db: Db,
  personId: string,
  place: { readonly after?: StoredPaperPlace | undefined; readonly limit: number },
) {
  const number = (await findPerson(db, personId))?.identityNumber;
  if (!number) return undefined;
  const papers = await listStore(db, number, place);
  const [reuses, consultations, agencies] = await Promise.all([
    listReuses(
      db,
      papers.map(({ id }) => id),
    ),
    listConsultations(db, number, consultationsShown),
    listAgencies(db),
  ]);
  return { papers, reuses, consultations, agencyNames: new Map(agencies.map(({ id, name }) => [id, name])) };
}

export type OwnStore = NonNullable<Awaited<ReturnType<typeof readOwnStore>>>;
