import { type WorkingCalendar, workingDayAfter } from '#modules/calendar';
import {
  apologiseForDelay,
  approveResult,
  collectFee,
  type Dossier,
  draftResult,
  handInSupplement,
  handOverResult,
  issueResult,
  passOn,
  refuseIntake,
  refuseSettlement,
  requestSupplement,
  type TermsInForce,
  withdrawDossier,
} from '#modules/dossiers';
import { type GivenAnswer, giveAnswer } from '#modules/satisfaction';
import { type Principal, systemFor } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import type { Plot } from './dossier-sketches.ts';

/** Something somebody does to a dossier at an instant (milliseconds). */
export interface Turn {
  readonly at: number;
  readonly who: Principal;
  does(act: Act): Promise<Dossier>;
}

/** A dossier's life, turn by turn; after each turn it is told what the dossier became. */
export type Story = Generator<Turn, void, Dossier>;

/** Who and what a story is about. */
export interface Setting {
  readonly plot: Plot;
  readonly filedAt: number;
  readonly calendar: WorkingCalendar;
  readonly terms: TermsInForce['terms'];
  readonly submitter: Principal;
  readonly clerk: Principal;
  /** What whoever fetches the result says of it. */
  readonly rating: GivenAnswer | undefined;
  /** Who holds a position in the agency that settles. */
  holder(positionCode: string): Principal;
  file(act: Act): Promise<Dossier>;
  receive(act: Act, dossier: Dossier): Promise<Dossier>;
}

/** Tells the whole story of a dossier; whoever runs it stops where the present is reached. */
export function* storyOf(s: Setting): Story {
  const isOnline = s.submitter.kind === 'citizen';
  const filed = yield { at: s.filedAt, who: s.submitter, does: (act) => s.file(act) };
  if (s.plot === 'just_filed') return;
  if (s.plot === 'waiting_at_intake') return void (yield askSupplement(s, filed, later(s, s.filedAt, 40)));
  if (s.plot === 'refused_at_intake') {
    const why = { reason: 'Bản chính đã bị tẩy xóa, sửa chữa', legalRef: 'Điều 22, NĐ 23/2015/NĐ-CP' };
    const does = (act: Act) => refuseIntake(act, filed, why);
    return void (yield { at: later(s, s.filedAt, 20), who: s.clerk, does });
  }
  const receivedAt = isOnline ? later(s, s.filedAt, 35) : s.filedAt + 120_000;
  let dossier = yield { at: receivedAt, who: s.clerk, does: (act) => s.receive(act, filed) };
  if (dossier.feeState === 'due') {
    const paid = { paidBy: dossier.ownerName, method: 'cash' } as const;
    dossier = yield { at: receivedAt + 60_000, who: s.clerk, does: (act) => collectFee(act, dossier, paid) };
  }
  yield* goOn(s, dossier, receivedAt);
}

function* goOn(s: Setting, dossier: Dossier, receivedAt: number): Story {
  const limit = dossier.statutoryAt ?? daysLater(s, receivedAt, 10, 16);
  switch (s.plot) {
    case 'same_day':
      return yield* settle(s, dossier, { from: receivedAt, to: later(s, receivedAt, 90), fetchedAfter: 15 });
    case 'early':
      return yield* settle(s, dossier, { from: receivedAt, to: halfway(s, receivedAt, limit), fetchedAfter: 300 });
    case 'on_time':
      return yield* settle(s, dossier, { from: receivedAt, to: limit - 90 * 60_000, fetchedAfter: 600 });
    case 'not_fetched':
      return yield* settle(s, dossier, { from: receivedAt, to: halfway(s, receivedAt, limit) });
    case 'late':
      return yield* settle(s, dossier, { from: receivedAt, to: daysLater(s, limit, 2, 10), fetchedAfter: 240 });
    case 'late_with_apology':
      return yield* settleLate(s, dossier, receivedAt);
    case 'neglected':
      return void (yield* advance(s, dossier, { from: receivedAt, to: later(s, receivedAt, 300), turns: 1 }));
    case 'to_sign': {
      const turns = countedSteps(s).findIndex(({ positionCode }) => s.holder(positionCode).roles.includes('leader'));
      return void (yield* advance(s, dossier, { from: receivedAt, to: later(s, receivedAt, 400), turns }));
    }
    case 'waiting':
      return void (yield askSupplement(s, dossier, later(s, receivedAt, 240)));
    case 'completed':
      return yield* settleOnceComplete(s, dossier, receivedAt);
    case 'refused': {
      const why = { reason: 'Không đủ điều kiện theo quy định', legalRef: s.terms.deadlineRule.legalRef };
      const does = (act: Act) => refuseSettlement(act, dossier, why);
      return void (yield { at: daysLater(s, receivedAt, 2, 15), who: s.holder('commune_chair'), does });
    }
    case 'withdrawn': {
      const wish = { permission: 'dossier.withdraw', reason: 'Không còn nhu cầu', askedBy: dossier.ownerName } as const;
      const does = (act: Act) => withdrawDossier(act, dossier, wish);
      return void (yield { at: later(s, receivedAt, 200), who: s.clerk, does });
    }
  }
}

/** The leader apologises on the morning of the day it is due, and the new day is kept. */
function* settleLate(s: Setting, dossier: Dossier, receivedAt: number): Story {
  const promisedAt = dossier.promisedAt ?? daysLater(s, receivedAt, 5, 17);
  const input = { reason: 'Phải xác minh thêm tại thực địa', newPromisedAt: daysLater(s, promisedAt, 3, 17) };
  const apologised = yield {
    at: later(s, promisedAt, -420),
    who: s.holder('commune_chair'),
    does: (act) => apologiseForDelay(act, dossier, input),
  };
  const from = later(s, promisedAt, -400);
  yield* settle(s, apologised, { from, to: daysLater(s, promisedAt, 2, 15), fetchedAfter: 120 });
}

function* settleOnceComplete(s: Setting, dossier: Dossier, receivedAt: number): Story {
  const asked = yield askSupplement(s, dossier, later(s, receivedAt, 200));
  const at = daysLater(s, receivedAt, 3, 9);
  const answer = { permission: 'dossier.take_supplement', note: 'Đã bổ sung đủ' } as const;
  const completed = yield { at, who: s.clerk, does: (act) => handInSupplement(act, asked, answer) };
  yield* settle(s, completed, { from: at, to: daysLater(s, at, 1, 15), fetchedAfter: 400 });
}

function askSupplement(s: Setting, dossier: Dossier, at: number): Turn {
  const missing = {
    items: ['Bản chụp giấy tờ tùy thân còn hạn', 'Tờ khai có đủ chữ ký'],
    reason: 'Tờ khai chưa ký và giấy tờ tùy thân đã hết hạn',
  };
  return { at, who: s.clerk, does: (act) => requestSupplement(act, dossier, missing) };
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Working minutes after which the result is fetched; it waits at the counter when absent. */
  readonly fetchedAfter?: number;
}

/** Through all steps of the internal process to the result, and to whoever fetches it. */
function* settle(s: Setting, dossier: Dossier, span: Span): Story {
  const settled = yield* advance(s, dossier, { ...span, turns: Number.POSITIVE_INFINITY });
  if (span.fetchedAfter === undefined) return;
  const handOver = { method: 'counter', receivedByName: dossier.ownerName, trackingNumber: null } as const;
  const does = (act: Act) => handOverResult(act, settled, handOver);
  const handedOver = yield { at: later(s, span.to, span.fetchedAfter), who: s.clerk, does };
  if (s.rating) yield rate(s.rating, handedOver, later(s, span.to, span.fetchedAfter + 10));
}

/** The answer is taken in the name of the system, as it is from a telephone. */
function rate(rating: GivenAnswer, dossier: Dossier, at: number): Turn {
  const does = (act: Act) => giveAnswer(act, dossier, rating).then(() => dossier);
  return { at, who: systemFor(dossier.agencyId), does };
}

/** Does so many turns of the steps between receiving and handing over, evenly spread over the span. */
function* advance(
  s: Setting,
  dossier: Dossier,
  { from, to, turns }: Span & { readonly turns: number },
): Generator<Turn, Dossier, Dossier> {
  const steps = countedSteps(s);
  const minutes = s.calendar.minutesUntil(to) - s.calendar.minutesUntil(from);
  let present = dossier;
  for (const [i, { positionCode }] of steps.entries()) {
    if (i >= turns) break;
    const isLast = i === steps.length - 1;
    const who = s.holder(positionCode);
    const at = isLast ? to : later(s, from, (minutes * (i + 1)) / steps.length);
    if (who.roles.includes('handling_officer') && !who.roles.includes('department_head'))
      present = yield { at, who, does: (act) => draftResult(act, present, resultOf(s, present)) };
    if (who.roles.includes('leader')) {
      present = yield { at, who, does: (act) => approveResult(act, present) };
      continue;
    }
    if (isLast) present = yield { at, who, does: (act) => issueResult(act, present) };
    else present = yield { at, who, does: (act) => passOn(act, present, { note: '' }) };
  }
  return present;
}

/** What is to be done between receiving and handing over. */
const countedSteps = ({ terms }: Setting) => terms.steps.filter(({ counted }) => counted).slice(1);

function resultOf({ terms }: Setting, { ownerName }: Dossier) {
  return {
    title: terms.resultName || 'Kết quả giải quyết thủ tục hành chính',
    content: `Kết quả giải quyết thủ tục “${terms.name}” theo đề nghị của ${ownerName}.`,
  };
}

/** So many working minutes after an instant; before it when negative. */
function later({ calendar }: Setting, at: number, minutes: number): number {
  return calendar.instantWhen(Math.round(calendar.minutesUntil(at) + minutes));
}

/** The instant by which half of the working time up to a limit has passed. */
function halfway(s: Setting, from: number, limit: number): number {
  return later(s, from, (s.calendar.minutesUntil(limit) - s.calendar.minutesUntil(from)) / 2);
}

/** A full hour of the n-th working day after the day of an instant. */
function daysLater({ calendar }: Setting, at: number, days: number, hour: number): number {
  return instantOf(workingDayAfter(calendar, dayOf(at), days), hour * 60);
}
