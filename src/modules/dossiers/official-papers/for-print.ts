import { dayOf } from '#platform/clock';
import { qrSvg } from '#platform/pdf/qr';
import {
  amountInFigures,
  amountInWords,
  dateInWords,
  momentInWords,
  shortDate,
  shortMoment,
  twoDigits,
} from './in-words.ts';
import type {
  Apology,
  DossierPaper,
  Fee,
  HandOver,
  IntakeRefusal,
  IntakeSlip,
  Letterhead,
  OfficialForm,
  OfficialPapers,
  Party,
  ProcessControl,
  RegisterLine,
  StopNotice,
  SupplementRequest,
  TrackingRegister,
} from './official-paper.ts';

type ForPrint = { readonly [F in OfficialForm]: (paper: OfficialPapers[F]) => object };

/** Turns a paper's data into the words its template places; instants, days and amounts become Vietnamese here. */
export const forPrint: ForPrint = {
  'intake-slip': intakeSlip,
  'supplement-request': supplementRequest,
  refusal,
  apology,
  'stop-notice': stopNotice,
  'process-control': processControl,
  'tracking-register': trackingRegister,
};

function intakeSlip(slip: IntakeSlip) {
  return {
    ...dossierPaper(slip),
    copy: slip.copy,
    papers: slip.papers,
    sets: twoDigits(slip.sets),
    timeLimit: slip.timeLimit,
    received: momentInWords(slip.receivedAt),
    promised: slip.promisedAt === undefined ? 'Không quy định thời hạn' : momentInWords(slip.promisedAt),
    fee: slip.fee && feeWords(slip.fee),
    resultDelivery: slip.resultDelivery,
    register: slip.register,
    clerk: slip.clerk,
    hotline: slip.hotline,
  };
}

function supplementRequest(request: SupplementRequest) {
  return {
    ...dossierPaper(request),
    items: request.items,
    reason: request.reason,
    completeBy: request.completeBy && dateInWords(request.completeBy),
    contact: request.contact,
    guide: request.guide,
  };
}

function refusal(paper: IntakeRefusal) {
  return {
    ...dossierPaper(paper),
    reasons: paper.reasons,
    legalBases: paper.legalBases ?? [],
    clerk: paper.clerk,
    signer: paper.signer,
  };
}

function apology(letter: Apology) {
  return {
    ...dossierPaper(letter),
    handlingAgency: letter.handlingAgency,
    received: dateInWords(dayOf(letter.receivedAt)),
    promised: momentInWords(letter.promisedAt),
    newPromised: momentInWords(letter.newPromisedAt),
    // The apology is due a day before the promised one: then the result is not late yet, only foreseen to be.
    alreadyLate: letter.letterhead.issuedOn > dayOf(letter.promisedAt),
    reason: letter.reason,
    signer: letter.signer,
    recipients: letter.recipients ?? [],
  };
}

function stopNotice(notice: StopNotice) {
  return {
    ...dossierPaper(notice),
    legalBases: notice.legalBases,
    received: momentInWords(notice.receivedAt),
    requested: dateInWords(notice.requestedOn),
    reason: notice.reason,
    stage: notice.stage,
    stopped: momentInWords(notice.stoppedAt),
    returnedPapers: notice.returnedPapers.map((paper) => ({ ...paper, quantity: twoDigits(paper.quantity) })),
    refundedFee: notice.refundedFee && feeWords(notice.refundedFee),
    signer: notice.signer,
    recipients: notice.recipients ?? [],
  };
}

function processControl(sheet: ProcessControl) {
  return {
    ...dossierPaper(sheet),
    handlingAgency: sheet.handlingAgency,
    cooperatingAgencies: sheet.cooperatingAgencies ?? [],
    handOvers: sheet.handOvers.map(handOverWords),
  };
}

const outcomeWords: Record<NonNullable<HandOver['outcome']>, string> = {
  early: 'Trước hạn',
  on_time: 'Đúng hạn',
  overdue: 'Quá hạn',
};

function handOverWords({ from, to, at, outcome, note }: HandOver) {
  return { from, to, at: momentInWords(at), outcome: outcome && outcomeWords[outcome], note };
}

function trackingRegister(register: TrackingRegister) {
  return {
    letterhead: letterheadWords(register.letterhead),
    book: register.book,
    field: register.field,
    from: shortDate(register.from),
    to: shortDate(register.to),
    lines: register.lines.map(registerWords),
  };
}

function registerWords(line: RegisterLine) {
  return {
    dossierCode: line.dossierCode,
    procedureName: line.procedureName,
    sets: twoDigits(line.sets),
    submitter: line.submitter,
    handlingAgency: line.handlingAgency,
    received: shortMoment(line.receivedAt),
    promised: line.promisedAt === undefined ? undefined : shortMoment(line.promisedAt),
    handedOver: line.handedOverAt === undefined ? undefined : shortMoment(line.handedOverAt),
    resultDelivery: line.resultDelivery,
    note: line.note,
  };
}

function dossierPaper({ letterhead, dossierCode, lookupUrl, procedure, submitter, owner }: DossierPaper) {
  return {
    letterhead: letterheadWords(letterhead),
    dossierCode,
    lookupUrl,
    qr: qrSvg(lookupUrl),
    procedure,
    submitter,
    owner,
    you: addressing(submitter),
  };
}

function letterheadWords(letterhead: Letterhead) {
  return { ...letterhead, issuedOn: dateInWords(letterhead.issuedOn) };
}

/** How a paper addresses its reader within a sentence. */
function addressing(party: Party): string {
  return party.kind === 'person' ? 'Ông (Bà)' : 'Quý cơ quan, tổ chức';
}

function feeWords({ amount, collection }: Fee) {
  return { figures: amountInFigures(amount), words: amountInWords(amount), free: amount === 0, collection };
}
