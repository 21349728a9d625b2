import type { Db } from '#platform/database';
import type { RecordedFact } from '#platform/journal';
import type { Dossier, Party } from './dossier.ts';
import { openDossierFile } from './dossier-file.ts';
import type { ExtractCopy } from './extract-copy.ts';
import { fileForPeople } from './file-for-people.ts';
import { listOwnDossiers } from './own-dossier-store.ts';
import type { DossierPaper } from './required-paper-store.ts';

/** A dossier as it is handed to a person who asks what is held about them. Instants are milliseconds. */
export interface OwnRecord
  extends Pick<
    Dossier,
    | 'code'
    | 'procedureCode'
    | 'procedureName'
    | 'channel'
    | 'state'
    | 'content'
    | 'answers'
    | 'submittedAt'
    | 'receivedAt'
    | 'promisedAt'
    | 'handedOverAt'
    | 'resultDelivery'
    | 'deliveryAddress'
  > {
  /** In which roles the person stands there, and what was said of them; of others only that they are there. */
  readonly parties: Readonly<Record<string, Party | 'somebody else'>>;
  readonly papers: readonly Pick<DossierPaper, 'name' | 'form' | 'quantity' | 'note'>[];
  readonly result: { readonly title: string; readonly number: string | null; readonly content: string } | null;
  /** Copies of civil-status extracts; whose events they are stands in the answers of who asked for them. */
  readonly extracts: readonly Pick<ExtractCopy, 'kind' | 'copies' | 'notation'>[];
  readonly facts: readonly Pick<RecordedFact, 'at' | 'type' | 'data'>[];
}

const pageSize = 100;

/** Every dossier a person has a part in, as its people may see it, the last filed first. */
export async function listOwnRecords(db: Db, personId: string): Promise<OwnRecord[]> {
  const records: OwnRecord[] = [];
  let olderThan: string | undefined;
  do {
    const page = await listOwnDossiers(db, personId, { olderThan, limit: pageSize });
    for (const { code } of page) records.push(await recordOf(db, code, personId));
    olderThan = page.length === pageSize ? page.at(-1)?.id : undefined;
  } while (olderThan);
  return records;
}

async function recordOf(db: Db, code: string, personId: string): Promise<OwnRecord> {
  const { dossier, papers, result, facts, extracts } = fileForPeople(await openDossierFile(db, code));
  const { procedureCode, procedureName, channel, state, content, answers, submittedAt, receivedAt } = dossier;
  const { promisedAt, handedOverAt, resultDelivery, deliveryAddress, parties } = dossier;
  return {
    ...{ code, procedureCode, procedureName, channel, state, content, answers, submittedAt, receivedAt },
    ...{ promisedAt, handedOverAt, resultDelivery, deliveryAddress },
    parties: Object.fromEntries(
      Object.entries(parties).map(([role, party]) => [role, party.personId === personId ? party : 'somebody else']),
    ),
    papers: papers.map(({ name, form, quantity, note }) => ({ name, form, quantity, note })),
    result:
      state === 'handed_over' && result
        ? { title: result.title, number: result.number, content: result.content }
        : null,
    extracts: extracts.map(({ kind, copies, notation }) => ({ kind, copies, notation })),
    facts: facts.map(({ at, type, data }) => ({ at, type, data })),
  };
}
