import type { ComponentChildren } from 'preact';
import Type from 'typebox';
import { type Draft, findDraft, saveDraft } from '#modules/forms';
import type { Db } from '#platform/database';
import type { FormErrors } from '#platform/form';
import { isId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { type Answer, type Call, type Route, route } from '#platform/route';
import { Button, Empty, ErrorSummary, Form, PageHeading } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { type Filing, readFiling } from '../../filing.ts';
import type { FilingChoices } from '../../filing-choices.ts';
import { type FilingStepKey, filingSteps, numberOfStep, stepAddress, stepBeside } from '../../filing-steps.ts';
import { StepButtons } from './step-buttons.tsx';

export type FilingCall = Call<{ draft: string }>;

/** One page of filing: what it asks, and what of it is kept. */
export interface FilingStep {
  readonly key: Exclude<FilingStepKey, 'review'>;
  /** What stands above the form, such as findings; what stands in it. */
  above?(props: StepProps): ComponentChildren;
  fields(props: StepProps): ComponentChildren;
  take(call: FilingCall, filing: Filing): Taken | Promise<Taken>;
  /** The page takes files, with {@link Call.upload}. */
  readonly upload?: boolean;
}

export interface StepProps {
  readonly call: FilingCall;
  readonly filing: Filing;
  readonly problem: Problem;
}

/** What was sent, to be kept in the draft right or wrong. */
export interface Taken {
  keep(act: Act): Kept | Promise<Kept>;
  /** What is wrong, when the person may not go on. */
  readonly errors?: FormErrors | undefined;
  /** A button changed the page itself, as one that adds a row. */
  readonly stays?: boolean;
}

export type Kept = Partial<Pick<Draft, 'answers' | 'receivingAgencyId'>> & { readonly choices?: FilingChoices };

export interface Problem {
  readonly status: number;
  readonly errors: FormErrors;
  /** Whether the page answers a form that was sent, so that everything in it is to be checked. */
  readonly isChecked: boolean;
}

export const draftParams = Type.Object({ draft: Type.String({ maxLength: 40 }) });

/** The filing behind an address; undefined when the draft was filed, thrown away, or is somebody else's. */
export async function openFiling(db: Db, call: FilingCall): Promise<Filing | undefined> {
  const draft = isId(call.params.draft) ? await findDraft(db, call.who.id, call.params.draft) : undefined;
  return draft && readFiling(db, draft, call.who.id, call.now);
}

/** The page of a step, and what happens when it is sent: it is kept, and leads on when it is right. */
export function filingStep(step: FilingStep): readonly Route<typeof draftParams>[] {
  const url = `/nop-ho-so/nhap/:draft/${filingSteps.find(({ key }) => key === step.key)?.path}`;
  const show = (call: FilingCall, filing: Filing | undefined, problem: Problem): Answer =>
    filing ? stepPage(step, { call, filing, problem }) : draftGone(call);
  return [
    route({
      method: 'GET',
      url,
      may: 'dossier.file',
      params: draftParams,
      run: async (call) => show(call, await call.read((db) => openFiling(db, call)), unchecked),
    }),
    route({
      method: 'POST',
      url,
      may: 'dossier.file',
      params: draftParams,
      upload: step.upload ?? false,
      async run(call) {
        const filing = await call.read((db) => openFiling(db, call));
        if (!filing) return draftGone(call);
        const taken = await step.take(call, filing);
        const goesOn = call.form._go === undefined && !taken.stays;
        const answer = await keepAndLead(call, step, filing, taken);
        if (!goesOn || taken.errors === undefined) return answer;
        const kept = await call.read((db) => openFiling(db, call));
        return show(call, kept, { status: 422, errors: taken.errors, isChecked: true });
      },
    }),
  ];
}

const unchecked: Problem = { status: 200, errors: {}, isChecked: false };

/** Keeps what was sent and leads where the pressed button says: on, back, or to the list to go on another day. */
function keepAndLead(call: FilingCall, { key }: FilingStep, filing: Filing, taken: Taken): Promise<Answer> {
  const { draft, form, answers } = filing;
  const isLater = call.form._go === 'later';
  const isStuck = taken.errors !== undefined && call.form._go === undefined;
  const next = taken.stays || isLater || isStuck ? key : stepBeside(key, call.form._go === 'back' ? -1 : 1);
  const present = { ...draft, formId: form.id, formVersion: form.version, answers, step: next };
  const keep = async (act: Act) => saveDraft(act, { ...present, ...((await taken.keep(act)) as Partial<Draft>) });
  const where = isLater ? '/ho-so-cua-toi' : stepAddress(draft.id, next);
  return call.act(keep, where, isLater ? 'dossiers.draft_kept' : undefined);
}

function stepPage(step: FilingStep, props: StepProps): Answer {
  const { call, filing, problem } = props;
  const words = citizenMessages(call.locale).filing;
  const title = words.steps[step.key];
  const body = (
    <>
      <PageHeading
        caption={words.caption(numberOfStep(step.key), filingSteps.length, filing.stored.version.name)}
        title={title}
      />
      {step.above?.(props) ?? <ErrorSummary errors={problem.errors} />}
      <Form action={stepAddress(filing.draft.id, step.key)} tokens={call.tokens} upload={step.upload}>
        {step.fields(props)}
        <StepButtons isFirst={step.key === 'where'} />
      </Form>
    </>
  );
  return call.page({
    title: `${title} – ${filing.stored.version.name}`,
    audience: 'citizen',
    body,
    status: problem.status,
  });
}

/** Says that a draft is no longer there, and where the person finds what became of it. */
export function draftGone(call: Pick<Call, 'locale' | 'page'>): Answer {
  const words = citizenMessages(call.locale).filing;
  const body = (
    <>
      <PageHeading title={words.gone} />
      <Empty action={<Button href="/ho-so-cua-toi">{citizenMessages(call.locale).own.title}</Button>}>
        {words.goneLead}
      </Empty>
    </>
  );
  return call.page({ title: words.gone, audience: 'citizen', body, status: 404 });
}
