import Type from 'typebox';
import { fillIn, Refusal } from '#platform/errors';
import { type FormReading, readForm } from '#platform/form';
import { type Answer, href, route } from '#platform/route';
import { Button, ButtonGroup, ErrorSummary, Form, Hidden, Notice, PageHeading, TextArea, typedFields } from '#ui';
import { assertCanWithdraw } from '../../action-rules.ts';
import { withdrawDossier } from '../../actions/withdraw-dossier.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import { codeParams, type OwnCall, openOwnFile } from '../own-dossier/own-file.ts';

const form = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 2000 }) });

interface Problem {
  readonly status: number;
  readonly reading?: Pick<FormReading<unknown>, 'typed' | 'errors'>;
  readonly refused?: string;
}

export const withdrawPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code/rut',
  may: 'dossier.follow',
  params: codeParams,
  run: async (call) => show(call, await call.read((db) => openOwnFile(db, call)), { status: 200 }),
});

/** Stops the settlement at the applicant's own request (form 05). */
export const withdraw = route({
  method: 'POST',
  url: '/ho-so-cua-toi/:code/rut',
  may: 'dossier.follow',
  params: codeParams,
  form,
  async run(call) {
    const file = await call.read((db) => openOwnFile(db, call));
    const reading = readForm(form, call.form, citizenMessages(call.locale).withdraw.fields, call.locale);
    if (!reading.ok) return show(call, file, { status: 422, reading });
    const { agencyId, id, code } = file.dossier;
    const ref = { agencyId, id, version: Number(call.form.version) || undefined };
    const asked = { permission: 'dossier.follow', reason: reading.values.reason, askedBy: call.who.name } as const;
    const done = href('/ho-so-cua-toi/:code', { code });
    try {
      return await call.act((act) => withdrawDossier(act, ref, asked), done, 'dossiers.own_withdrawn');
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
      const refused = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
      const present = await call.read((db) => openOwnFile(db, call));
      return show(call, present, { status: error.status, reading, refused });
    }
  },
});

/** Whether the rule of the action itself says no, whatever reason is typed. */
function isTooLate({ dossier, result }: DossierFile): boolean {
  try {
    assertCanWithdraw(dossier, result);
    return false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return true;
  }
}

function show(call: OwnCall, file: DossierFile, { status, reading, refused }: Problem): Answer {
  const { dossier } = file;
  const words = citizenMessages(call.locale).withdraw;
  const here = href('/ho-so-cua-toi/:code', { code: dossier.code });
  const field = typedFields(reading?.typed, reading?.errors);
  const body = (
    <>
      <PageHeading
        caption={dossier.procedureName}
        title={words.title}
        crumbs={[
          { href: '/ho-so-cua-toi', label: citizenMessages(call.locale).own.title },
          { href: here, label: dossier.code },
        ]}
      />
      {refused && <Notice kind="warning">{refused}</Notice>}
      {isTooLate(file) ? (
        <>
          {!refused && <Notice kind="warning">{words.tooLate}</Notice>}
          <Button kind="secondary" href={here}>
            {words.back}
          </Button>
        </>
      ) : (
        <>
          <p>{words.lead}</p>
          <ErrorSummary errors={reading?.errors ?? {}} />
          <Form action={`${here}/rut`} tokens={call.tokens}>
            <Hidden name="version" value={String(dossier.version)} />
            <TextArea {...field('reason')} label={words.fields.reason ?? ''} hint={words.reasonHint} rows={4} />
            <ButtonGroup>
              <Button kind="warning">{words.button}</Button>
              <Button kind="secondary" href={here}>
                {words.back}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      )}
    </>
  );
  return call.page({ title: `${words.title} – ${dossier.code}`, audience: 'citizen', body, status });
}
