import Type from 'typebox';
import { assertMay } from '#platform/access';
import { type FormReading, readForm } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import { Button, ErrorSummary, Form, PageHeading, SummaryList, TextField, typedFields } from '#ui';
import { seeSender } from '../../actions/see-sender.ts';
import { type Feedback, resourceOf, type Sender } from '../../feedback.ts';
import { getFeedbackByCode } from '../../feedback-store.ts';
import { messages } from '../../messages.ts';
import { feedbackPermissions } from '../../permissions.ts';

const url = '/can-bo/phan-anh/:code/nguoi-gui';
const params = Type.Object({ code: Type.String({ maxLength: 80 }) });
const form = Type.Object({ reason: Type.String({ minLength: 10, maxLength: 300 }) });

type SeeCall = Call<{ code: string }>;

/** Asks why somebody must know who the sender is. */
export const askWhyPage = route({
  method: 'GET',
  url,
  may: 'feedback.see_sender',
  params,
  run: async (call) => ask(call, await open(call), undefined),
});

/** Shows the sender, on this page alone; that they were seen, by whom and why, is recorded first. */
export const seeSenderAction = route({
  method: 'POST',
  url,
  may: 'feedback.see_sender',
  params,
  form,
  async run(call) {
    const feedback = await open(call);
    const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return ask(call, feedback, reading);
    const sender = await call.actAs(call.who, (act) => seeSender(act, feedback, reading.values.reason));
    const body = <SenderView sender={sender} feedback={feedback} call={call} />;
    return call.page({ title: messages(call.locale).senderTitle, audience: 'officer', body });
  },
});

async function open(call: SeeCall): Promise<Feedback> {
  const feedback = await call.read((db) => getFeedbackByCode(db, call.params.code));
  assertMay(feedbackPermissions, 'feedback.see_sender', call.who, resourceOf(feedback));
  return feedback;
}

function ask(call: SeeCall, feedback: Feedback, wrong: FormReading<unknown> | undefined): Answer {
  const words = messages(call.locale);
  const field = typedFields(wrong?.typed, wrong?.errors);
  const body = (
    <>
      <PageHeading title={words.actions.seeSender} caption={feedback.code} lead={words.leads.seeSender} />
      <ErrorSummary errors={wrong?.errors ?? {}} />
      <Form action={href(url, { code: feedback.code })} tokens={call.tokens}>
        <TextField {...field('reason')} label={words.fields.reason ?? ''} />
        <Button>{words.actions.seeSender}</Button>
      </Form>
    </>
  );
  return call.page({ title: words.actions.seeSender, audience: 'officer', body, status: wrong ? 422 : 200 });
}

function SenderView({ sender, feedback, call }: { sender: Sender; feedback: Feedback; call: SeeCall }) {
  const words = messages(call.locale);
  const back = href('/can-bo/phan-anh/:code', { code: feedback.code });
  return (
    <>
      <PageHeading title={words.senderTitle} caption={feedback.code} lead={words.senderLead} />
      <SummaryList
        rows={(['fullName', 'phone', 'email', 'address', 'original'] as const).map((name) => ({
          term: words.fields[name] ?? '',
          detail: sender[name],
        }))}
      />
      <Button kind="secondary" href={back}>
        {words.back}
      </Button>
    </>
  );
}
