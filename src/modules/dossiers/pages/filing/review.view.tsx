import { AnswersView, fitAnswers } from '#modules/forms';
import { describePaper } from '#modules/paper-store';
import { PaperFilesView } from '#modules/papers';
import { feeInWords, feesFor } from '#modules/procedures';
import type { Locale } from '#platform/words';
import { dateOf, maskIdentity, Notice, SummaryList, type SummaryRow } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Filing } from '../../filing.ts';
import { partiesOf, readPeople } from '../../filing-choices.ts';
import { checkOf, type FilingGap } from '../../filing-gaps.ts';
import { chosenFor, paperField, paperWays } from '../../filing-papers.ts';
import { stepAddress } from '../../filing-steps.ts';
import type { FilingCall } from './filing-step.tsx';

/** What is still missing, each line leading to the step where it is put right. */
export function Gaps({ gaps, filing, locale }: { gaps: readonly FilingGap[]; filing: Filing; locale: Locale }) {
  const words = citizenMessages(locale).filing;
  if (gaps.length === 0) return null;
  return (
    <Notice kind="warning" title={words.gaps}>
      <ul class="govuk-list">
        {gaps.map(({ step, sentences }) => (
          <li>
            <a class="govuk-link" href={stepAddress(filing.draft.id, step)}>
              {words.steps[step]}
            </a>
            : {sentences.slice(0, 3).join('; ')}
            {sentences.length > 3 && ` ${words.moreGaps(sentences.length - 3)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Answers that may be right but rarely are. */
export function LookAgain({ filing, call }: { filing: Filing; call: FilingCall }) {
  const { warnings } = checkOf(filing, call.now, call.locale);
  if (warnings.length === 0) return null;
  return (
    <Notice kind="warning" title={citizenMessages(call.locale).filing.lookAgain}>
      <ul class="govuk-list">
        {warnings.map(({ within, sentence }) => (
          <li>{[within, sentence].filter(Boolean).join(': ')}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Everything that will be filed, each part with the way to change it. */
export function Review({ filing, call }: { filing: Filing; call: FilingCall }) {
  const { locale } = call;
  const words = citizenMessages(locale).filing;
  const { draft, form, answers, stored, receiving, handling } = filing;
  const change = (key: 'where' | 'papers' | 'people', what: string) => ({
    href: stepAddress(draft.id, key),
    label: words.change,
    what,
  });
  const fees = feesFor(stored.version, 'online').map((fee) => feeInWords(fee, locale));
  return (
    <>
      <SummaryList
        rows={[
          { term: words.procedure, detail: `${stored.version.name} (${stored.version.code})` },
          {
            term: words.receivedBy,
            detail: receiving.centreName,
            action: change('where', words.receivedBy),
          },
          { term: words.handledBy, detail: handling.name, action: change('where', words.handledBy) },
          { term: words.fee, detail: [...new Set(fees)].join('; ') || words.feeUnknown },
        ]}
      />
      <h2 class="govuk-heading-m">{words.steps.answers}</h2>
      <AnswersView form={form} answers={fitAnswers(form, answers)} changeAt={stepAddress(draft.id, 'answers')} />
      <h2 class="govuk-heading-m">{words.steps.papers}</h2>
      <Papers filing={filing} locale={locale} />
      <h2 class="govuk-heading-m">{words.steps.people}</h2>
      <SummaryList rows={peopleRows(filing, call, change('people', words.steps.people))} />
    </>
  );
}

function Papers({ filing, locale }: { filing: Filing; locale: Locale }) {
  const words = citizenMessages(locale).filing;
  const { stored, choices, files, filesOfPapers, filledIn, draft } = filing;
  if (stored.version.requiredPapers.length === 0) return <p>{words.noPapers}</p>;
  return (
    <SummaryList
      rows={stored.version.requiredPapers.map((paper) => {
        const term = `${paper.ordinal}. ${paper.name}`;
        if (filledIn.includes(paper)) return { term, detail: words.formNote };
        const name = paperField(paper);
        const way = paperWays.find((one) => one === choices.papers?.[name]);
        const chosen = chosenFor(filing.papersInStore, paper, choices.papers?.[name]);
        const sent = files.filter(({ id }) => filesOfPapers[name]?.includes(id));
        return {
          term,
          detail: chosen ? (
            <>
              {words.reuse(chosen.name)}
              <div class="govuk-hint">{describePaper(chosen, locale)}</div>
            </>
          ) : way === 'files' && sent.length > 0 ? (
            <PaperFilesView files={sent} audience="citizen" />
          ) : (
            way && words.paperWays[way]
          ),
          action: { href: `${stepAddress(draft.id, 'papers')}#${name}`, label: words.change },
        };
      })}
    />
  );
}

function peopleRows(filing: Filing, { now, locale }: FilingCall, action: SummaryRow['action']): SummaryRow[] {
  const words = citizenMessages(locale).filing;
  const reading = readPeople(filing.choices.people ?? {}, now, locale);
  if (!reading.ok) return [{ term: words.steps.people, detail: words.unsaid, action }];
  const { values } = reading;
  const { submitter, owner, representative } = partiesOf(filing.person, values);
  const linesOf = (lines: readonly (string | undefined)[]) => lines.filter(Boolean).join(' · ');
  const isOther = representative !== undefined;
  return [
    {
      term: words.submitterTerm,
      detail: linesOf([
        submitter.fullName,
        submitter.identityNumber && maskIdentity(submitter.identityNumber),
        submitter.phone,
        submitter.email,
      ]),
      action,
    },
    {
      term: words.ownerTerm,
      detail: isOther
        ? linesOf([
            owner.fullName,
            owner.identityNumber && maskIdentity(owner.identityNumber),
            owner.taxCode && words.taxCode(owner.taxCode),
            owner.birthDay && dateOf(owner.birthDay, locale),
            owner.address,
            owner.phone,
          ])
        : words.ownerships.self,
    },
    ...(isOther ? [{ term: words.fields.basis ?? '', detail: representative.basis }] : []),
    {
      term: words.fields.resultDelivery ?? '',
      detail: {
        counter: words.deliveries.counter(filing.receiving.centreName),
        post: `${words.deliveries.post}: ${values.deliveryAddress ?? ''}`,
        electronic: words.deliveries.electronic,
      }[values.resultDelivery],
    },
  ];
}
