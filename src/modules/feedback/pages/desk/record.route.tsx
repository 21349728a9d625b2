import Type from 'typebox';
import { getAgency } from '#modules/organisation';
import { keepFile } from '#modules/papers';
import { assertMay } from '#platform/access';
import { fillIn, forbidden, Refusal } from '#platform/errors';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, route } from '#platform/route';
import { Button, ErrorSummary, FieldGroup, Form, PageHeading, RadioField, TextField, typedFields } from '#ui';
import { fileFeedback } from '../../actions/file-feedback.ts';
import { channels } from '../../feedback.ts';
import { messages } from '../../messages.ts';
import { feedbackPermissions } from '../../permissions.ts';
import { keptAs, matterOf, recordForm, senderOf, takeFiles } from '../file/feedback-form.ts';
import { FilesField, MatterFields, SenderFields } from '../file/file.view.tsx';

const url = '/can-bo/phan-anh/ghi-nhan';

/** A clerk records what came otherwise than by the page. */
export const recordPage = route({
  method: 'GET',
  url,
  may: 'feedback.record',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  run: async (call) => show(call, {}, {}, 200),
});

/** Leads to the sender's page, whose two codes the clerk tells or prints. */
export const recordAction = route({
  method: 'POST',
  url,
  may: 'feedback.record',
  form: recordForm,
  upload: true,
  async run(call) {
    const { received, error } = await takeFiles(call);
    const words = messages(call.locale);
    const reading = readForm(recordForm, call.form, words.fields, call.locale);
    const { typed } = reading;
    const missing = !typed.phone && !typed.email ? { phone: words.file.contactMissing } : {};
    const errors = { ...reading.errors, ...missing, ...(error !== undefined && { files: error }) };
    if (!reading.ok || Object.keys(errors).length > 0) return show(call, typed, errors, 422);
    const { channel, portalNumber = null } = reading.values;
    const { agencyId } = call.who;
    if (!agencyId) throw forbidden('feedback.record');
    assertMay(feedbackPermissions, 'feedback.record', call.who, { agencyIds: [agencyId] });
    const record = async (act: Act) => {
      const fileIds: string[] = [];
      const keeping = { agencyId, ...keptAs(reading.values) };
      for (const each of received) fileIds.push((await keepFile(act, call.tools, each, keeping)).id);
      const matter = { ...matterOf(reading.values), channel, portalNumber, fileIds };
      return fileFeedback(act, await getAgency(act.tx, agencyId), matter, senderOf(reading.values, null));
    };
    try {
      return await call.act(
        record,
        ({ feedback: { code }, secret }) => href('/phan-anh/theo-doi/:code/:secret', { code, secret }),
        'feedback.recorded',
      );
    } catch (refused) {
      if (!(refused instanceof Refusal) || refused.code !== 'feedback.portal_number_known') throw refused;
      const text = fillIn(words.refusals[refused.code] ?? refused.code, refused.facts);
      return show(call, typed, { portalNumber: text }, 409);
    }
  },
});

function show(call: Call, typed: Typed, errors: FormErrors, status: number): Answer {
  const words = messages(call.locale);
  const field = typedFields(typed, errors);
  const body = (
    <>
      <PageHeading
        title={words.desk.record}
        lead={words.desk.recordLead}
        crumbs={[{ href: '/can-bo/phan-anh', label: words.desk.title }]}
      />
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={call.tokens} upload>
        <FieldGroup title={words.file.matter}>
          <RadioField
            {...field('channel')}
            label={words.fields.channel ?? ''}
            choices={channels
              .filter((channel) => channel !== 'page')
              .map((value) => ({ value, label: words.channels[value] }))}
          />
          <TextField {...field('portalNumber')} label={words.fields.portalNumber ?? ''} width={20} optional />
          <MatterFields typed={typed} errors={errors} />
        </FieldGroup>
        <SenderFields typed={typed} errors={errors} />
        <FilesField typed={typed} errors={errors} />
        <Button>{words.desk.recordButton}</Button>
      </Form>
    </>
  );
  return call.page({ title: words.desk.record, audience: 'officer', body, status });
}
