import { AnswersView, fitAnswers } from '#modules/forms';
import { PaperFilesView } from '#modules/papers';
import { feeInWords, feesFor } from '#modules/procedures';
import { fillIn, Refusal } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Answer, href, route } from '#platform/route';
import type { Locale } from '#platform/words';
import {
  Button,
  ButtonGroup,
  dateOf,
  Form,
  maskIdentity,
  Notice,
  PageHeading,
  SummaryList,
  type SummaryRow,
} from '#ui';
import { fileDraft } from '../../actions/file-draft.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Filing } from '../../filing.ts';
import { partiesOf, readPeople } from '../../filing-choices.ts';
import { checkOf, type FilingGap, gapsIn } from '../../filing-gaps.ts';
import { paperField, paperWays } from '../../filing-papers.ts';
import { filingSteps, numberOfStep, stepAddress } from '../../filing-steps.ts';
import { messages } from '../../messages.ts';
import { ClosedSentence } from './closed.view.tsx';
import { draftGone, draftParams, type FilingCall, openFiling } from './filing-step.tsx';

export const reviewPage = route({
  method: 'GET',
  url: '/nop-ho-so/nhap/:draft/xem-lai',
  may: 'dossier.file',
  params: draftParams,
  run: (call) => show(call, 200),
});

/** Files the draft. A form sent twice leads to the one dossier it made. */
export const fileDossierRoute = route({
  method: 'POST',
  url: '/nop-ho-so/nhap/:draft/xem-lai',
  may: 'dossier.file',
  params: draftParams,
  async run(call) {
    if (!isId(call.params.draft)) return draftGone(call);
    try {
      const where = ({ code }: { code: string }) => href('/ho-so-cua-toi/:code/da-nop', { code });
      return await call.act((act) => fileDraft(act, call.params.draft), where);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 403) throw error;
      const words = { ...messages(call.locale).refusals, ...citizenMessages(call.locale).refusals };
      return show(call, error.status, fillIn(words[error.code] ?? error.code, error.facts));
    }
  },
});

async function show(call: FilingCall, status: number, refused?: string): Promise<Answer> {
  const filing = await call.read((db) => openFiling(db, call));
  if (!filing) return draftGone(call);
  const words = citizenMessages(call.locale).filing;
  const gaps = gapsIn(filing, call.now, call.locale);
  const maySend = gaps.length === 0 && !filing.closed;
  const body = (
    <>
      <PageHeading
        caption={words.caption(numberOfStep('review'), filingSteps.length, filing.stored.version.name)}
        title={words.steps.review}
        lead={maySend ? words.reviewLead : undefined}
      />
      {refused && <Notice kind="warning">{refused}</Notice>}
      {filing.closed && (
        <Notice kind="warning">
          <ClosedSentence closed={filing.closed} />
        </Notice>
      )}
      <Gaps gaps={gaps} filing={filing} locale={call.locale} />
      <LookAgain filing={filing} call={call} />
      <Review filing={filing} call={call} />
      <Form action={stepAddress(filing.draft.id, 'review')} tokens={call.tokens}>
        {maySend && <p>{words.pledge}</p>}
        <ButtonGroup>
          {maySend && <Button>{words.send}</Button>}
          <Button kind="secondary" href={stepAddress(filing.draft.id, 'people')}>
            {words.back}
          </Button>
          <Button kind="quiet" href="/ho-so-cua-toi">
            {words.later}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
  return call.page({ title: words.steps.review, audience: 'citizen', body, status });
}

/** What is still missing, each line leading to the step where it is put right. */
function Gaps({ gaps, filing, locale }: { gaps: readonly FilingGap[]; filing: Filing; locale: Locale }) {
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
function LookAgain({ filing, call }: { filing: Filing; call: FilingCall }) {
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

function Review({ filing, call }: { filing: Filing; call: FilingCall }) {
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
        const sent = files.filter(({ id }) => filesOfPapers[name]?.includes(id));
        return {
          term,
          detail:
            way === 'files' && sent.length > 0 ? (
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
