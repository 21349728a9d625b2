import type { ComponentChildren } from 'preact';
import Type, { type Static, type TObject } from 'typebox';
import { assertMay, type Principal } from '#platform/access';
import { fillIn, Refusal } from '#platform/errors';
import { type FormReading, readForm } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, type Route, route } from '#platform/route';
import { Button, ButtonGroup, ErrorSummary, Form, InsetText, Notice, PageHeading, typedFields } from '#ui';
import { type Feedback, resourceOf } from '../../feedback.ts';
import { getFeedbackByCode } from '../../feedback-store.ts';
import { messages } from '../../messages.ts';
import { feedbackPermissions } from '../../permissions.ts';

type Words = ReturnType<typeof messages>;

/** One thing staff do with feedback: a page that asks what is needed, and the action behind it. */
export interface FeedbackAction<F extends TObject, More> {
  readonly key: keyof Words['actions'];
  /** The verb in the address: `/can-bo/phan-anh/:code/<path>`. */
  readonly path: string;
  readonly may: keyof typeof feedbackPermissions;
  readonly form: F;
  /** What is asked of this one, where that is more than of all: the same fields. */
  formOf?(feedback: Feedback): TObject;
  /** Reads what else the page shows, such as the officers to choose from. */
  prepare(call: Call<{ code: string }>, feedback: Feedback): Promise<More>;
  fields?(props: {
    readonly field: ReturnType<typeof typedFields>;
    readonly words: Words;
    readonly feedback: Feedback;
    readonly more: More;
  }): ComponentChildren;
  /** In whose name it is done, when not simply the asker's. */
  as?(who: Principal, feedback: Feedback): Principal;
  act(act: Act, feedback: Feedback, values: Static<F>, more: More): Promise<unknown>;
}

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

interface Problem {
  readonly status: number;
  readonly reading?: Pick<FormReading<unknown>, 'typed' | 'errors'>;
  readonly refused?: string;
}

/** The page and the action, as two routes. What was typed stays when the form is wrong or a rule says no. */
export function feedbackAction<F extends TObject, More>(
  action: FeedbackAction<F, More>,
): readonly Route<typeof params>[] {
  const url = `/can-bo/phan-anh/:code/${action.path}`;
  const open = async (call: Call<{ code: string }>): Promise<Feedback> => {
    const feedback = await call.read((db) => getFeedbackByCode(db, call.params.code));
    assertMay(feedbackPermissions, action.may, call.who, resourceOf(feedback));
    return feedback;
  };
  const show = async (call: Call<{ code: string }>, feedback: Feedback, problem: Problem): Promise<Answer> => {
    const words = messages(call.locale);
    const more = await action.prepare(call, feedback);
    const field = typedFields(problem.reading?.typed, problem.reading?.errors);
    const body = (
      <ActionView call={call} feedback={feedback} action={action} problem={problem}>
        {action.fields?.({ field, words, feedback, more })}
      </ActionView>
    );
    const title = `${words.actions[action.key]} – ${feedback.code}`;
    return call.page({ title, audience: 'officer', body, status: problem.status });
  };
  return [
    route({
      method: 'GET',
      url,
      may: action.may,
      params,
      run: async (call) => show(call, await open(call), { status: 200 }),
    }),
    route({
      method: 'POST',
      url,
      may: action.may,
      params,
      form: action.form,
      async run(call) {
        const feedback = await open(call);
        const form = (action.formOf?.(feedback) ?? action.form) as F;
        const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
        if (!reading.ok) return show(call, feedback, { status: 422, reading });
        const more = await action.prepare(call, feedback);
        try {
          const work = (act: Act) => action.act(act, feedback, reading.values, more);
          // Whoever transferred it may not see it any more, and finds the list.
          const done = action.key === 'transfer' ? '/can-bo/phan-anh' : href('/can-bo/phan-anh/:code', call.params);
          return await call.act(work, done, 'feedback.done', action.as?.(call.who, feedback));
        } catch (error) {
          if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
          const refused = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
          return show(call, feedback, { status: error.status, reading, refused });
        }
      },
    }),
  ];
}

interface ActionViewProps {
  readonly call: Call;
  readonly feedback: Feedback;
  readonly action: Pick<FeedbackAction<TObject, unknown>, 'key' | 'path'>;
  readonly problem: Problem;
  readonly children: ComponentChildren;
}

function ActionView({ call, feedback, action, problem, children }: ActionViewProps) {
  const words = messages(call.locale);
  const back = href('/can-bo/phan-anh/:code', { code: feedback.code });
  return (
    <>
      <PageHeading
        title={words.actions[action.key]}
        caption={feedback.code}
        lead={words.leads[action.key]}
        crumbs={[
          { href: '/can-bo/phan-anh', label: words.desk.title },
          { href: back, label: feedback.code },
        ]}
      />
      {problem.refused && <Notice kind="warning">{problem.refused}</Notice>}
      <ErrorSummary errors={problem.reading?.errors ?? {}} />
      <InsetText>
        <p class="mc-as-typed">{feedback.content}</p>
      </InsetText>
      <Form action={`${back}/${action.path}`} tokens={call.tokens}>
        {children}
        <ButtonGroup>
          <Button>{words.actions[action.key]}</Button>
          <Button kind="secondary" href={back}>
            {words.back}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
