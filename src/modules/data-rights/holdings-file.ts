import type { OwnRecord } from '#modules/dossiers';
import { writeLetter } from '#modules/notifications';
import type { Locale } from '#platform/words';
import type { Holdings } from './holdings.ts';

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Everything held about a person as one JSON text: instants as ISO 8601, names of fields as the product calls them. */
export function holdingsFile(holdings: Holdings, records: readonly OwnRecord[], now: number, locale: Locale): string {
  const { person, sessions, money, drafts, papers, consultations, files, messages, requests } = holdings;
  return JSON.stringify(
    {
      madeAt: instant(now),
      account: person,
      sessions: sessions.map(({ method, browser, startedAt, seenAt }) => ({
        ...{ method, browser, startedAt: instant(startedAt), seenAt: instant(seenAt) },
      })),
      dossiers: records.map((record) => ({
        ...record,
        submittedAt: instant(record.submittedAt),
        receivedAt: instant(record.receivedAt),
        promisedAt: instant(record.promisedAt),
        handedOverAt: instant(record.handedOverAt),
        facts: record.facts.map((fact) => ({ ...fact, at: instant(fact.at) })),
      })),
      payments: money.payments.map(({ id: _, openedAt, endedAt, ...payment }) => ({
        ...{ ...payment, openedAt: instant(openedAt), endedAt: instant(endedAt) },
      })),
      receipts: money.receipts.map(({ issuedAt, cancelledAt, ...receipt }) => ({
        ...{ ...receipt, issuedAt: instant(issuedAt), cancelledAt: instant(cancelledAt) },
      })),
      refunds: money.refunds.map(({ openedAt, decidedAt, paidBackAt, ...refund }) => ({
        ...{ ...refund, openedAt: instant(openedAt), decidedAt: instant(decidedAt), paidBackAt: instant(paidBackAt) },
      })),
      drafts: drafts.map((draft) => ({ ...draft, begunAt: instant(draft.begunAt), savedAt: instant(draft.savedAt) })),
      paperStore: papers.map(({ name, number, issuedOn, issuer, validUntil, origin, state, dossierCode, putInAt }) => ({
        ...{ name, number, issuedOn, issuer, validUntil, origin, state, dossierCode, putInAt: instant(putInAt) },
      })),
      whoLookedIntoThePaperStore: consultations.map(({ at, byName, purpose, papers: shown }) => ({
        ...{ at: instant(at), byName, purpose, papers: shown },
      })),
      files: files.map(({ agencyId, id, name, size, mediaType, sha256, uploadedAt }) => ({
        ...{ name, size, mediaType, sha256, uploadedAt: instant(uploadedAt), address: `/tep/${agencyId}/${id}` },
      })),
      messages: messages.map(({ kind, facts, createdAt }) => ({
        at: instant(createdAt),
        ...writeLetter(kind, facts, locale),
      })),
      requests: requests.map(({ kind, words, madeAt, dueAt, extension, answer, answeredAt }) => ({
        ...{ kind, words, madeAt: instant(madeAt), dueAt: instant(dueAt), answeredAt: instant(answeredAt) },
        extension: extension && { days: extension.days, reason: extension.reason },
        answer: answeredAt === null || !answer ? null : { outcome: answer.outcome, words: answer.words },
      })),
    },
    null,
    2,
  );
}
