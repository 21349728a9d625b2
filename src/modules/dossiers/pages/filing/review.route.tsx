import { paperStoreMessages } from '#modules/paper-store';
import { fillIn, Refusal } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Answer, href, route } from '#platform/route';
import { Button, ButtonGroup, Form, Notice, PageHeading } from '#ui';
import { fileDraft } from '../../actions/file-draft.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import { gapsIn } from '../../filing-gaps.ts';
import { filingSteps, numberOfStep, stepAddress } from '../../filing-steps.ts';
import { messages } from '../../messages.ts';
import { ClosedSentence } from './closed.view.tsx';
import { draftGone, draftParams, type FilingCall, openFiling } from './filing-step.tsx';
import { Gaps, LookAgain, Review } from './review.view.tsx';

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
      const words = {
        ...messages(call.locale).refusals,
        ...citizenMessages(call.locale).refusals,
        ...paperStoreMessages(call.locale).refusals,
      };
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
