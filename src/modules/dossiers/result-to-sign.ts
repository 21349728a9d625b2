import { findStaffMember, listDelegations } from '#modules/organisation';
import { assertMay, type Principal } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { Refusal } from '#platform/errors';
import { assertCanApprove, assertCanIssue } from './action-rules.ts';
import type { CertifiedCopy } from './certified-copy.ts';
import { listCertifiedCopies } from './certified-copy-store.ts';
import { type Dossier, resourceOf } from './dossier.ts';
import { findDossierByCode } from './dossier-store.ts';
import { assertScanned, type ElectronicCopy } from './electronic-copy.ts';
import { listElectronicCopies } from './electronic-copy-store.ts';
import { dossierPermissions } from './permissions.ts';
import { findResultPaper, type ResultPaper } from './result-paper-store.ts';
import { findResult, type Result } from './result-store.ts';
import { howToSign, type Signing } from './signing.ts';
import type { CeremonyKind } from './signing-ceremony.ts';
import { listSteps, type Step } from './step-store.ts';

/** A result as somebody reads it before it is signed or sealed in their name. */
export interface ResultToSign {
  readonly dossier: Dossier;
  readonly result: Result | undefined;
  readonly paper: ResultPaper | undefined;
  /** The steps it went through, with what each proposed. */
  readonly steps: readonly Step[];
  /** The originals that are certified as files with it, and the scans chosen for them. */
  readonly copies: readonly CertifiedCopy[];
  readonly electronic: readonly ElectronicCopy[];
  /** In whose name whoever reads it would sign. */
  readonly signing: Signing;
}

/** Opens results by the codes of their dossiers, in that order; those the asker may not know of are left out. */
export async function openResultsToSign(
  db: Db,
  { who, now }: { readonly who: Principal; readonly now: number },
  codes: readonly string[],
): Promise<ResultToSign[]> {
  const found = await Promise.all(codes.map((code) => findDossierByCode(db, code)));
  return Promise.all(
    found.filter((dossier) => dossier !== undefined).map((dossier) => openResult(db, { who, now }, dossier)),
  );
}

async function openResult(
  db: Db,
  { who, now }: { readonly who: Principal; readonly now: number },
  dossier: Dossier,
): Promise<ResultToSign> {
  const [result, paper, steps, copies, electronic, signer, delegations] = await Promise.all([
    findResult(db, dossier),
    findResultPaper(db, dossier),
    listSteps(db, dossier),
    listCertifiedCopies(db, dossier),
    listElectronicCopies(db, dossier),
    findStaffMember(db, dossier.handlingAgencyId, who.id),
    listDelegations(db, dossier.handlingAgencyId, dayOf(now)),
  ]);
  const signing = howToSign(signer, delegations, dossier.field);
  return { dossier, result, paper, steps, copies, electronic, signing };
}

/** Refuses as the action would; besides with `dossier.signed_by_hand` to seal digitally what was signed on paper. */
export function assertReadyTo(
  kind: CeremonyKind,
  { dossier, result, paper, copies, electronic }: ResultToSign,
  who: Principal,
): void {
  const permission = kind === 'sign' ? 'dossier.approve_result' : 'dossier.seal_results';
  assertMay(dossierPermissions, permission, who, resourceOf(dossier));
  if (kind === 'sign') assertCanApprove(dossier, result, who.id);
  else assertCanIssue(dossier, result);
  if (kind === 'sign') assertScanned(dossier, copies, electronic);
  if (kind === 'seal' && !paper) throw new Refusal('dossier.signed_by_hand', { code: dossier.code });
}
