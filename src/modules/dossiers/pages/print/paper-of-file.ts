import { limitInWords } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import type { DossierFile } from '../../dossier-file.ts';
import type {
  Apology,
  IntakeRefusal,
  IntakeSlip,
  OfficialPapers,
  ProcessControl,
  StopNotice,
  SupplementRequest,
} from '../../official-papers/official-paper.ts';
import { handOversOf } from './hand-overs-of-file.ts';
import type { PaperContext } from './paper-context.ts';
import {
  agencyHead,
  centreHead,
  common,
  countByForm,
  deliveryOf,
  feeOf,
  issuerOf,
  numbered,
  numberOfDay,
  signerOf,
} from './paper-parts.ts';
import { notations, paperWords } from './paper-words.ts';
import type { PrintForm } from './prints.ts';

/** Which of several papers of one form: the first, second … supplement request; without it the last one. */
export interface WhichPaper {
  readonly time?: number | undefined;
}

type PaperOf = {
  readonly [F in PrintForm]: (
    file: DossierFile,
    context: PaperContext,
    which: WhichPaper,
  ) => OfficialPapers[F] | undefined;
};

/** Fills each form from a dossier; undefined when the dossier has no such paper. */
export const paperOfFile: PaperOf = {
  'intake-slip': intakeSlip,
  'supplement-request': supplementRequest,
  refusal,
  apology,
  'stop-notice': stopNotice,
  'process-control': processControl,
};

function intakeSlip(file: DossierFile, context: PaperContext): IntakeSlip | undefined {
  const { dossier, papers, steps } = file;
  if (dossier.receivedAt === null) return undefined;
  const agency = context.agencies[dossier.agencyId]!;
  const promisedAt = promisedOnSlip(file);
  return {
    ...common(file, context),
    letterhead: centreHead(agency, dayOf(dossier.receivedAt), numberOfDay(dossier, 'intake-slip')),
    papers: papers.map(countByForm),
    sets: dossier.sets,
    timeLimit: limitInWords(dossier.deadlineRule.statutory, 'vi') || paperWords.noLimit,
    receivedAt: dossier.receivedAt,
    ...(promisedAt !== null && { promisedAt }),
    fee: feeOf(file),
    resultDelivery: deliveryOf(dossier),
    clerk: steps[0]?.assigneeName ?? '',
    hotline: agency.hotline,
  };
}

/** The slip promises by the limit, also where an apology (form 04) moved the day or a supplement is waited for. */
function promisedOnSlip({ dossier, apology: moved }: DossierFile): number | null {
  return moved?.previousPromisedAt ?? dossier.promisedAt ?? dossier.firstPromisedAt;
}

function supplementRequest(
  file: DossierFile,
  context: PaperContext,
  { time }: WhichPaper,
): SupplementRequest | undefined {
  const request = file.supplements.at(time === undefined ? -1 : time - 1);
  if (!request) return undefined;
  const agency = issuerOf(request, file.dossier, context);
  return {
    ...common(file, context),
    letterhead: centreHead(agency, dayOf(request.askedAt), numbered(request.number, notations.supplement)),
    items: request.items.map((content) => ({ content })),
    reason: request.reason,
    ...(request.answerBy !== null && { completeBy: request.answerBy }),
    contact: { name: request.askedByName, phone: agency.hotline },
    guide: request.askedByName,
  };
}

/** The centre refuses to receive under the clerk's name; to settle, the agency refuses and its leader signs. */
function refusal(file: DossierFile, context: PaperContext): IntakeRefusal | undefined {
  const refused = file.refusal;
  if (!refused) return undefined;
  const agency = issuerOf(refused, file.dossier, context);
  const day = dayOf(refused.refusedAt);
  const toSettle = refused.stage === 'settlement';
  return {
    ...common(file, context),
    letterhead: toSettle
      ? agencyHead(agency, day, numbered(refused.number, notations.refusalToSettle))
      : centreHead(agency, day, numbered(refused.number, notations.refusalOfIntake)),
    reasons: [refused.reason],
    legalBases: [refused.legalRef],
    clerk: refused.refusedByName,
    ...(toSettle && { signer: signerOf(refused.signedAs ?? '', refused.signedFor, refused.refusedByName) }),
  };
}

function apology(file: DossierFile, context: PaperContext): Apology | undefined {
  const { apology: letter, dossier } = file;
  if (!letter || dossier.receivedAt === null) return undefined;
  const agency = context.agencies[letter.issuerAgencyId ?? dossier.handlingAgencyId]!;
  return {
    ...common(file, context),
    letterhead: agencyHead(agency, dayOf(letter.signedAt), numbered(letter.number, notations.apology)),
    handlingAgency: context.agencies[dossier.handlingAgencyId]!.name,
    receivedAt: dossier.receivedAt,
    promisedAt: letter.previousPromisedAt,
    newPromisedAt: letter.newPromisedAt,
    reason: letter.reason,
    signer: signerOf(letter.signedByPosition, letter.signedFor, letter.signedByName),
    recipients: [paperWords.asAbove, context.agencies[dossier.agencyId]!.centreName, paperWords.kept],
  };
}

function stopNotice(file: DossierFile, context: PaperContext): StopNotice | undefined {
  const { withdrawal, dossier, papers } = file;
  if (!withdrawal) return undefined;
  const agency = issuerOf(withdrawal, dossier, context);
  return {
    ...common(file, context),
    letterhead: centreHead(agency, dayOf(withdrawal.confirmedAt), numbered(withdrawal.number, notations.stopNotice)),
    legalBases: [...paperWords.stopNoticeBases],
    receivedAt: dossier.receivedAt ?? dossier.submittedAt,
    requestedOn: dayOf(withdrawal.askedAt),
    reason: withdrawal.reason,
    stage: stageWords(file),
    stoppedAt: withdrawal.confirmedAt,
    returnedPapers: papers
      .filter(({ form }) => form !== 'electronic')
      .map(({ name, quantity }) => ({ name, quantity })),
    signer:
      withdrawal.signedAs === null
        ? { position: paperWords.headOfCentre, name: '' }
        : signerOf(withdrawal.signedAs, withdrawal.signedFor, withdrawal.confirmedByName),
    recipients: [paperWords.asAbove, paperWords.kept],
  };
}

function processControl(file: DossierFile, context: PaperContext): ProcessControl | undefined {
  const { dossier, steps } = file;
  if (steps.length === 0 || dossier.receivedAt === null) return undefined;
  const agency = context.agencies[dossier.agencyId]!;
  return {
    ...common(file, context),
    letterhead: centreHead(agency, dayOf(dossier.receivedAt), numberOfDay(dossier, 'process-control')),
    handlingAgency: context.agencies[dossier.handlingAgencyId]!.name,
    handOvers: handOversOf(file, context),
  };
}

/** Where the dossier stood when it was stopped. */
function stageWords({ dossier, steps, supplements }: DossierFile): string {
  if (supplements.some(({ answeredAt }) => answeredAt === null)) return paperWords.awaitingSupplement;
  const step = steps.find(({ ordinal }) => ordinal === dossier.stepOrdinal);
  return step ? paperWords.atStep(step.name) : paperWords.awaitingIntake;
}
