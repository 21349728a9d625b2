import { listOwnDossiers } from '#modules/dossiers';
import { listDrafts } from '#modules/forms';
import { findPerson, listSessions } from '#modules/identity';
import { listMessages } from '#modules/notifications';
import { listConsultations, listStore } from '#modules/paper-store';
import { listFilesOf } from '#modules/papers';
import { listOwnMoney } from '#modules/payments';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { listOwnRequests } from './request-store.ts';

/** What the product holds about a person, each part as the module that keeps it tells; of long lists the first `most`. */
export async function readHoldings(db: Db, personId: string, now: number, most: number) {
  const person = await findPerson(db, personId);
  if (!person) throw notFound('person');
  const ofStore = <T>(list: (identityNumber: string) => Promise<T[]>): Promise<T[]> =>
    person.identityNumber === null ? Promise.resolve([]) : list(person.identityNumber);
  const [sessions, dossiers, drafts, papers, consultations, files, messages, requests] = await Promise.all([
    listSessions(db, personId, now),
    listOwnDossiers(db, personId, { limit: most }),
    listDrafts(db, personId),
    ofStore((number) => listStore(db, number, { limit: most })),
    ofStore((number) => listConsultations(db, number, most)),
    listFilesOf(db, personId),
    listMessages(db, personId, undefined, most),
    listOwnRequests(db, personId),
  ]);
  const money = await listOwnMoney(db, dossiers);
  return { person, sessions, dossiers, money, drafts, papers, consultations, files, messages, requests };
}

export type Holdings = Awaited<ReturnType<typeof readHoldings>>;
