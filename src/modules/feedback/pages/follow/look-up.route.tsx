import Type from 'typebox';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import { type Answer, type Call, href, redirect, route } from '#platform/route';
import { Button, ErrorSummary, Form, PageHeading, TextField, typedFields, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import { findBySecret } from './open-for-sender.ts';

const url = '/phan-anh/tra-cuu';

const form = Type.Object({ code: Type.String({ maxLength: 80 }), secret: Type.String({ maxLength: 40 }) });

export const lookUpPage = route({
  method: 'GET',
  url,
  may: 'public',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  run: async (call) => show(call, {}, {}, 200),
});

/** Leads whoever knows both codes to their feedback. */
export const lookUpAction = route({
  method: 'POST',
  url,
  may: 'public',
  form,
  perMinute: 20,
  async run(call) {
    const words = messages(call.locale);
    const reading = readForm(form, call.form, words.fields, call.locale);
    if (!reading.ok) return show(call, reading.typed, reading.errors, 422);
    const { code, secret } = reading.values;
    const found = await findBySecret(call, code, secret);
    if (!found) return show(call, reading.typed, { code: words.lookUp.notFound }, 404);
    return redirect(href('/phan-anh/theo-doi/:code/:secret', { code: found.code, secret }));
  },
});

function show(call: Call, typed: Typed, errors: FormErrors, status: number): Answer {
  const body = <LookUpView typed={typed} errors={errors} call={call} />;
  return call.page({ title: messages(call.locale).lookUp.title, audience: 'citizen', body, status });
}

function LookUpView({ typed, errors, call }: { typed: Typed; errors: FormErrors; call: Pick<Call, 'tokens'> }) {
  const words = messages(useLocale());
  const field = typedFields({ code: typed.code }, errors);
  return (
    <>
      <PageHeading title={words.lookUp.title} lead={words.lookUp.lead} />
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={call.tokens}>
        <TextField {...field('code')} label={words.fields.code ?? ''} width={30} autocomplete="off" />
        <TextField {...field('secret')} label={words.fields.secret ?? ''} width={20} autocomplete="off" />
        <Button>{words.lookUp.button}</Button>
      </Form>
    </>
  );
}
