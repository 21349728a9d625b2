import type { DeadlineRule } from '#modules/calendar';
import {
  type Fee,
  feesFor,
  findVersionOn,
  getVersion,
  isRepealedOn,
  type RulesOfAgency,
  rulesOfAgency,
  type StoredVersion,
} from '#modules/procedures';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound, Refusal } from '#platform/errors';
import type { Channel } from './dossier.ts';
import { copyFeeOf } from './extract-copy.ts';
import type { NewFee } from './fee-store.ts';
import type { ProcedureTerms } from './procedure-terms.ts';

/** A procedure as a dossier takes it over, with the catalogue's version it comes from. */
export interface TermsInForce {
  readonly terms: ProcedureTerms;
  readonly stored: StoredVersion;
  /** What is due when nothing else is said: the amounts the catalogue states. */
  readonly fees: readonly NewFee[];
  /** The fee that is counted by the page of the original, as for certified copies. */
  readonly pageFee?: Fee | undefined;
  /** The fee that is counted by the copy, of procedures for copies of extracts. */
  readonly copyFee?: Fee | undefined;
}

/** Where and when a dossier is handed in. */
export interface HandedIn {
  readonly agencyId: string;
  readonly channel: Channel;
  /** Milliseconds. */
  readonly now: number;
}

/**
 * The terms on which an agency settles a procedure for a dossier handed in at `now`. Refuses a procedure that is
 * repealed, or that the agency does not receive.
 */
export async function termsOfProcedure(db: Db, code: string, where: HandedIn): Promise<TermsInForce> {
  const day = dayOf(where.now);
  const stored = await findVersionOn(db, code, day);
  if (!stored) throw notFound('procedure');
  const { version } = stored;
  if (isRepealedOn(version, day)) throw new Refusal('dossier.procedure_repealed', { code, name: version.name });
  return termsOf(db, stored, where);
}

/** The terms of the version a dossier was filed under, whatever became of the procedure since. */
export async function termsOfVersion(
  db: Db,
  { versionId, ...where }: HandedIn & { readonly versionId: string },
): Promise<TermsInForce> {
  return termsOf(db, await getVersion(db, versionId), where);
}

async function termsOf(db: Db, stored: StoredVersion, { agencyId, channel, now }: HandedIn): Promise<TermsInForce> {
  const { version } = stored;
  const through = channel === 'counter' ? 'direct' : channel;
  const rules = await rulesOfAgency(db, version, { agencyId, day: dayOf(now), channel: through });
  if (!rules.isReceived)
    throw new Refusal('dossier.procedure_not_received', { code: version.code, name: version.name });
  return {
    stored,
    terms: {
      versionId: stored.id,
      code: version.code,
      name: version.name,
      field: version.field.name,
      deadlineRule: deadlineRuleOf(stored, rules),
      resultName: version.results[0]?.name ?? '',
      steps: rules.steps.map(({ name, position, workingHours, isCounted }) => ({
        name,
        positionCode: position,
        minutes: workingHours === null ? null : Math.round(workingHours * 60),
        counted: isCounted,
      })),
    },
    pageFee: feesFor(version, through).find(({ perWhat, amount }) => perWhat === 'trang' && amount !== undefined),
    copyFee: copyFeeOf(version.code, feesFor(version, through), dayOf(now)),
    fees: feesFor(version, through).flatMap(({ kind, amount, words, raw }): NewFee[] =>
      amount ? [{ kind: kind === 'fee' ? 'fee' : 'charge', name: words, amount, basis: raw }] : [],
    ),
  };
}

function deadlineRuleOf(
  { version }: StoredVersion,
  { statutoryLimit: { unit, amount }, localLimit }: RulesOfAgency,
): DeadlineRule {
  return {
    statutory: { unit, amount },
    legalRef: version.publicationDecision || version.legalBases[0]?.number || version.code,
    countsFrom: 'next_day',
    ...(localLimit && { local: { unit: localLimit.unit, amount: localLimit.amount }, localRef: localLimit.legalRef }),
  };
}
