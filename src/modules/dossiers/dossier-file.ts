import { listProgress, type Progress } from '#modules/digitisation';
import { listPutInFrom, listStoredPapers, type StoredPaper } from '#modules/paper-store';
import { listFiles, type PaperFile } from '#modules/papers';
import { type FileVerdict, listFileVerdicts } from '#modules/signatures';
import type { Db } from '#platform/database';
import { listFacts, type RecordedFact } from '#platform/journal';
import { type AgencyNames, listAgencyNames } from './agency-names.ts';
import { type Apology, findApology } from './apology-store.ts';
import type { CertifiedCopy, CopyCorrection } from './certified-copy.ts';
import { listCertifiedCopies, listCopyCorrections } from './certified-copy-store.ts';
import { agenciesOf, type Dossier } from './dossier.ts';
import { getDossierByCode } from './dossier-store.ts';
import type { ElectronicCopy } from './electronic-copy.ts';
import { listElectronicCopies } from './electronic-copy-store.ts';
import { findRefusal, findWithdrawal, type Refused, type Withdrawal } from './ending-store.ts';
import type { ExtractCopy, ExtractCorrection } from './extract-copy.ts';
import { listExtractCopies, listExtractCorrections } from './extract-store.ts';
import { type DossierFee, listFees } from './fee-store.ts';
import { findLateReason, type LateReason } from './late-reason-store.ts';
import { type DossierPromise, promiseOf } from './promised-day.ts';
import { type DossierPaper, listRequiredPapers } from './required-paper-store.ts';
import { findResultPaper, type ResultPaper } from './result-paper-store.ts';
import { findHandOver, findResult, type HandOver, type Result } from './result-store.ts';
import { fileAgenciesOf } from './reuse-papers.ts';
import { listSteps, type Step } from './step-store.ts';
import { listSupplementRequests, type SupplementRequest } from './supplement-store.ts';

/** A dossier with everything that belongs to it, as one looks at it. */
export interface DossierFile {
  readonly dossier: Dossier;
  readonly papers: readonly DossierPaper[];
  readonly steps: readonly Step[];
  readonly supplements: readonly SupplementRequest[];
  readonly fees: readonly DossierFee[];
  readonly result: Result | undefined;
  /** The result as a signed PDF; none when it was signed on paper. */
  readonly resultPaper: ResultPaper | undefined;
  readonly refusal: Refused | undefined;
  readonly withdrawal: Withdrawal | undefined;
  readonly apology: Apology | undefined;
  readonly handOver: HandOver | undefined;
  /** Why it ran over its limit, once somebody said so. */
  readonly lateReason: LateReason | undefined;
  readonly promise: DossierPromise;
  readonly facts: readonly RecordedFact[];
  readonly agencies: AgencyNames;
  /** The digitised papers of the dossier. */
  readonly files: readonly PaperFile[];
  /** What the signatures of those that bear any were worth when they came. */
  readonly verdicts: readonly FileVerdict[];
  /** The originals of which copies are certified. */
  readonly copies: readonly CertifiedCopy[];
  /** The scans chosen for those that are certified as files, and these files. */
  readonly electronic: readonly ElectronicCopy[];
  /** What was corrected in the register since, in that order. */
  readonly corrections: readonly CopyCorrection[];
  /** The extracts of civil status of which copies are given out, and what was corrected in their register since. */
  readonly extracts: readonly ExtractCopy[];
  readonly extractCorrections: readonly ExtractCorrection[];
  /** What was put into the owner's store from this dossier, and what it was given from a store, as they stand now. */
  readonly putIn: readonly StoredPaper[];
  readonly given: readonly StoredPaper[];
  /** How far each paper is on its way to a searchable scan; only for the agency that scans. */
  readonly scans: readonly Progress[];
}

/** Opens the file of the dossier with this code; "not found" also when the asker may not know of it. */
export async function openDossierFile(db: Db, code: string): Promise<DossierFile> {
  return fileOf(db, await getDossierByCode(db, code));
}

/** Everything that belongs to a dossier. The queries travel together. */
export async function fileOf(db: Db, dossier: Dossier): Promise<DossierFile> {
  const [
    papers,
    steps,
    supplements,
    fees,
    result,
    refusal,
    withdrawal,
    apology,
    handOver,
    promise,
    facts,
    agencies,
    scans,
    resultPaper,
    putIn,
    copies,
    corrections,
    extracts,
    extractCorrections,
    lateReason,
    electronic,
  ] = await Promise.all([
    listRequiredPapers(db, dossier),
    listSteps(db, dossier),
    listSupplementRequests(db, dossier),
    listFees(db, dossier),
    findResult(db, dossier),
    findRefusal(db, dossier),
    findWithdrawal(db, dossier),
    findApology(db, dossier),
    findHandOver(db, dossier),
    promiseOf(db, dossier),
    listFacts(db, dossier.agencyId, dossier.id),
    listAgencyNames(db, agenciesOf(dossier)),
    listProgress(db, agenciesOf(dossier), dossier.id),
    findResultPaper(db, dossier),
    listPutInFrom(db, dossier.id),
    listCertifiedCopies(db, dossier),
    listCopyCorrections(db, dossier),
    listExtractCopies(db, dossier),
    listExtractCorrections(db, dossier),
    findLateReason(db, dossier),
    listElectronicCopies(db, dossier),
  ]);
  const fileAgencies = fileAgenciesOf(dossier, papers);
  const fileIds = papers.flatMap((paper) => paper.fileIds);
  const reused = papers.flatMap((paper) => paper.reused ?? []);
  const [files, verdicts, given] = await Promise.all([
    listFiles(db, fileAgencies, fileIds),
    listFileVerdicts(db, fileAgencies, fileIds),
    listStoredPapers(db, reused),
  ]);
  return {
    dossier,
    papers,
    steps,
    supplements,
    fees,
    result,
    resultPaper,
    refusal,
    withdrawal,
    apology,
    handOver,
    promise,
    facts,
    agencies,
    files,
    verdicts,
    scans,
    putIn,
    given,
    copies,
    electronic,
    corrections,
    extracts,
    extractCorrections,
    lateReason,
  };
}
