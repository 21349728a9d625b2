import { href } from '#platform/route';
import { dateOf, dateTimeOf, SummaryList, type SummaryRow, useLocale } from '#ui';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import type { ResultPaper } from '../../result-paper-store.ts';
import { known } from './known-rows.ts';

/** What was decided about the dossier, each with who and when. */
export function Decisions({ file }: { file: DossierFile }) {
  const locale = useLocale();
  const words = messages(locale).file;
  const { supplements, result, resultPaper, refusal, withdrawal, apology, lateReason, handOver } = file;
  const rows: (SummaryRow | undefined)[] = [
    ...supplements.map((request) => ({
      term: words.supplements,
      detail: (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {request.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
          <p>{request.reason}</p>
          <p class="govuk-hint">
            {request.askedByName}, {dateTimeOf(request.askedAt, locale)}.{' '}
            {request.answeredAt !== null
              ? words.answered(dateTimeOf(request.answeredAt, locale))
              : request.answerBy && words.answerBy(dateOf(request.answerBy, locale))}
          </p>
          {request.answerNote && <p>{request.answerNote}</p>}
        </>
      ),
    })),
    result && {
      term: words.result,
      detail: (
        <>
          <strong>{result.title}</strong>
          <p class="govuk-hint">
            {[
              words.resultDrafted(result.draftedByName),
              result.approvedByName && words.resultApproved(result.approvedByName),
              result.number && words.resultIssued(result.number),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {resultPaper && <SignedCopy paper={resultPaper} />}
        </>
      ),
    },
    refusal && {
      term: words.refusal,
      detail: `${refusal.reason} (${refusal.legalRef}) – ${refusal.refusedByName}, ${dateTimeOf(refusal.refusedAt, locale)}`,
    },
    withdrawal && {
      term: words.withdrawal,
      detail: `${withdrawal.reason} – ${withdrawal.askedByName}, ${dateTimeOf(withdrawal.askedAt, locale)}`,
    },
    apology && {
      term: words.apology,
      detail: `${apology.reason}: ${dateTimeOf(apology.previousPromisedAt, locale)} → ${dateTimeOf(apology.newPromisedAt, locale)} – ${apology.signedByName}`,
    },
    lateReason && {
      term: words.lateReason,
      detail: `${messages(locale).lateReasons[lateReason.reason]}: ${lateReason.words} – ${lateReason.toldByName}, ${dateTimeOf(lateReason.toldAt, locale)}`,
    },
    handOver && {
      term: words.handedOver,
      detail: [
        handOver.receivedByName,
        messages(locale).deliveries[handOver.method],
        dateTimeOf(handOver.at, locale),
        handOver.trackingNumber,
      ]
        .filter(Boolean)
        .join(' – '),
    },
  ];
  return rows.some(Boolean) ? <SummaryList rows={known(rows)} /> : null;
}

/** The signed PDF to download, and how it was signed. */
function SignedCopy({ paper: { fileAgencyId, fileId, level, sealedAt } }: { paper: ResultPaper }) {
  const words = messages(useLocale()).signing;
  return (
    <>
      <p>
        <a class="govuk-link" href={href('/tep/:agency/:id', { agency: fileAgencyId, id: fileId })}>
          {words.download}
        </a>
      </p>
      <p class="govuk-hint">{[words.levels[level], sealedAt === null ? words.notSealed : words.sealed].join(', ')}</p>
    </>
  );
}
