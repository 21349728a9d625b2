import type { Agency } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce } from '../act-on-dossier.ts';
import type { Channel, Dossier, IdentitySource, Parties, ResultDelivery } from '../dossier.ts';
import { writeDossierCode } from '../dossier-code.ts';
import { insertDossier, takeNumber } from '../dossier-store.ts';
import type { ProcedureTerms } from '../procedure-terms.ts';
import { countDigitised, type DossierPaper, insertRequiredPapers } from '../required-paper-store.ts';
import { reusePapers } from '../reuse-papers.ts';

export interface NewDossier {
  readonly receivingAgency: Pick<Agency, 'id' | 'code'>;
  readonly handlingAgencyId: string;
  readonly terms: ProcedureTerms;
  readonly channel: Channel;
  readonly parties: Parties;
  readonly content: string;
  readonly form: { readonly id: string; readonly version: number } | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers: readonly DossierPaper[];
  readonly sets: number;
  readonly resultDelivery: ResultDelivery;
  readonly deliveryAddress: string | null;
  /** Whose data filled in who it is of; absent where it was typed. */
  readonly identityFrom?: IdentitySource | undefined;
}

/**
 * Enters a dossier under the next code of the receiving agency's day; it waits there to be received. Whoever files after it
 * waits until it is done, so what does not need the other is said to the database together, here and in receiving.
 */
export async function fileDossier(act: Act, input: NewDossier): Promise<Dossier> {
  const day = dayOf(act.now);
  const number = await takeNumber(act.tx, input.receivingAgency.id, 'dossier', day);
  const dossier = newDossier(act, input, writeDossierCode({ agencyCode: input.receivingAgency.code, day, number }));
  await insertDossier(act.tx, dossier);
  await Promise.all([
    insertRequiredPapers(act.tx, dossier, input.papers, act.now),
    announce(act, 'dossier.submitted', dossier, countDigitised(input.papers)),
  ]);
  await reusePapers(act, dossier, input.papers);
  return dossier;
}

function newDossier(act: Act, input: NewDossier, code: string): Dossier {
  const { terms, parties } = input;
  return {
    agencyId: input.receivingAgency.id,
    id: newId(act.now),
    code,
    handlingAgencyId: input.handlingAgencyId,
    procedureCode: terms.code,
    procedureVersionId: terms.versionId,
    procedureName: terms.name,
    field: terms.field,
    channel: input.channel,
    state: 'submitted',
    parties,
    partyIds: partyIdsOf(parties),
    ownerName: parties.owner.fullName,
    content: input.content,
    formId: input.form?.id ?? null,
    formVersion: input.form?.version ?? null,
    answers: input.answers,
    sets: input.sets,
    resultDelivery: input.resultDelivery,
    deliveryAddress: input.deliveryAddress,
    submittedAt: act.now,
    receivedAt: null,
    receivedBy: null,
    deadlineRule: terms.deadlineRule,
    statutoryAt: null,
    promisedAt: null,
    firstPromisedAt: null,
    assigneeId: null,
    positionCode: null,
    stepOrdinal: null,
    decidedAt: null,
    closedAt: null,
    outcome: null,
    handedOverAt: null,
    feeState: 'none',
    feeTotal: 0,
    deliveryState: 'none',
    version: 1,
    identityFrom: input.identityFrom ?? null,
  };
}

/** The subject of the fact, such as a child, does not follow the dossier; the other three do. */
function partyIdsOf({ submitter, owner, representative }: Parties): string[] {
  const ids = [submitter.personId, owner.personId, representative?.personId];
  return [...new Set(ids.filter((id): id is string => id !== undefined))];
}
