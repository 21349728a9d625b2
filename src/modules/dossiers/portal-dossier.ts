import type { Db } from '#platform/database';
import { listAgencyNames } from './agency-names.ts';
import { type Dossier, type IdentitySource, identitySourceOf, type Party } from './dossier.ts';
import { type DossierKey, getDossier } from './dossier-store.ts';
import { findRefusal } from './ending-store.ts';
import { type DossierFee, listFees } from './fee-store.ts';
import { findPortalRecord, type PortalRecord } from './portal-record-store.ts';
import { type DossierPaper, listRequiredPapers } from './required-paper-store.ts';
import { findResultPaper } from './result-paper-store.ts';
import { findResult } from './result-store.ts';
import { listSupplementRequests, type SupplementRequest } from './supplement-store.ts';

/** Everything of a dossier that is told to the National Portal, as it is recorded; nothing is filled in. */
export interface PortalDossier {
  readonly record: PortalRecord;
  readonly version: number;
  readonly channel: Dossier['channel'];
  readonly field: string;
  readonly content: string;
  readonly feeState: Dossier['feeState'];
  readonly resultDelivery: Dossier['resultDelivery'];
  readonly owner: Party;
  readonly handlingAgencyName: string;
  /** Milliseconds; of an intake that was refused. */
  readonly refusedAt: number | null;
  readonly identityFrom: IdentitySource | null;
  readonly papers: readonly Pick<DossierPaper, 'ordinal' | 'name' | 'quantity' | 'digitisation'>[];
  readonly fees: readonly Pick<DossierFee, 'id' | 'name' | 'amount' | 'method'>[];
  readonly supplements: readonly Pick<
    SupplementRequest,
    'id' | 'askedByName' | 'reason' | 'items' | 'askedAt' | 'answeredAt'
  >[];
  /** The result, where it was issued as a sealed file. */
  readonly sealedResult: PortalResult | undefined;
}

/** A sealed result and where its file lies. */
export interface PortalResult {
  readonly title: string;
  readonly number: string;
  readonly fileAgencyId: string;
  readonly fileId: string;
}

/** Opens a dossier for telling the portal of it; undefined when its file was destroyed. */
export async function openPortalDossier(db: Db, key: DossierKey): Promise<PortalDossier | undefined> {
  const dossier = await getDossier(db, key);
  if (dossier.destroyedAt) return undefined;
  const [record, papers, fees, supplements, refusal, sealedResult, names] = await Promise.all([
    findPortalRecord(db, key),
    listRequiredPapers(db, key),
    listFees(db, key),
    listSupplementRequests(db, key),
    findRefusal(db, key),
    findSealedResult(db, key),
    listAgencyNames(db, [dossier.handlingAgencyId]),
  ]);
  if (!record) return undefined;
  const { version, channel, field, content, feeState, resultDelivery, parties } = dossier;
  return {
    ...{ record, version, channel, field, content, feeState, resultDelivery, owner: parties.owner },
    ...{ papers, fees, supplements, sealedResult },
    identityFrom: identitySourceOf(dossier),
    handlingAgencyName: names[dossier.handlingAgencyId]?.name ?? '',
    refusedAt: refusal?.stage === 'intake' ? refusal.refusedAt : null,
  };
}

/** The sealed file of a result that was issued; none while it waits for its number, or when it was signed on paper. */
export async function findSealedResult(db: Db, key: DossierKey): Promise<PortalResult | undefined> {
  const [result, paper] = await Promise.all([findResult(db, key), findResultPaper(db, key)]);
  if (!result?.issuedAt || !paper?.sealedAt) return undefined;
  const { title, number } = result;
  return { title, number: number ?? '', fileAgencyId: paper.fileAgencyId, fileId: paper.fileId };
}
