import type { ComponentChildren } from 'preact';
import Type, { type Static, type TObject } from 'typebox';
import { signatureMessages } from '#modules/signatures';
import { fillIn, Refusal } from '#platform/errors';
import { type FormReading, readForm } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, type Route, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ButtonGroup, ErrorSummary, Form, Hidden, Notice, PageHeading, typedFields } from '#ui';
import type { DossierRef } from '../../act-on-dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import type { dossierPermissions } from '../../permissions.ts';
import { openForStaff } from './open-for-staff.ts';

type Words = ReturnType<typeof messages>;
type Field = ReturnType<typeof typedFields>;

/** One thing staff do with a dossier: a page that asks what is needed, and the action behind it. */
export interface DossierAction<F extends TObject> {
  /** The verb in the address: `/can-bo/ho-so/:code/<path>`. */
  readonly path: string;
  readonly may: keyof typeof dossierPermissions;
  readonly form: F;
  readonly title: (words: Words) => string;
  readonly lead: (words: Words) => string;
  readonly button?: 'primary' | 'warning';
  /** Only for somebody who proved within five minutes who they are. */
  readonly confirmed?: boolean;
  readonly notice: string;
  /** The fields of the page; `more` is what {@link prepare} gave. */
  fields?(props: {
    readonly field: Field;
    readonly file: DossierFile;
    readonly words: Words;
    readonly locale: Locale;
    readonly more: unknown;
  }): ComponentChildren;
  /** Reads what else the page shows, such as the officers to choose from. */
  prepare?(call: Call<{ code: string }>, file: DossierFile): Promise<unknown>;
  /** Throws the refusal of the rule by which this can no longer succeed, whatever is typed. */
  assertOpen?(file: DossierFile, whoId: string, now: number): void;
  /**
   * Does what takes long or leaves the process, such as signing, before the transaction begins; {@link act} gets what it
   * gives. It may refuse with a fact `field`: the text then stands beside that field.
   */
  beforehand?(call: Call<{ code: string }>, file: DossierFile, values: Static<F>): Promise<unknown>;
  act(
    act: Act,
    ref: DossierRef,
    values: Static<F>,
    call: Call<{ code: string }>,
    file: DossierFile,
    ready: unknown,
  ): Promise<unknown>;
}

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

/** The page and the action, as two routes. What was typed stays when the form is wrong or a rule says no. */
export function dossierAction<F extends TObject>(action: DossierAction<F>): readonly Route<typeof params>[] {
  const url = `/can-bo/ho-so/:code/${action.path}`;
  const show = async (call: Call<{ code: string }>, file: DossierFile, problem: Problem): Promise<Answer> => {
    const words = messages(call.locale);
    const more = await action.prepare?.(call, file);
    const body = (
      <ActionView {...{ action, call, file, problem, words, more }} action={action as DossierAction<TObject>} />
    );
    return call.page({
      title: `${action.title(words)} – ${file.dossier.code}`,
      audience: 'officer',
      body,
      status: problem.status,
    });
  };
  return [
    route({
      method: 'GET',
      url,
      may: action.may,
      confirmed: action.confirmed ?? false,
      params,
      async run(call) {
        const file = await openForStaff(call);
        return show(call, file, closedBy(action, call, file) ?? { status: 200 });
      },
    }),
    route({
      method: 'POST',
      url,
      may: action.may,
      confirmed: action.confirmed ?? false,
      params,
      form: action.form,
      async run(call) {
        const file = await openForStaff(call);
        const words = messages(call.locale);
        const reading = readForm(action.form, call.form, words.fields, call.locale);
        if (!reading.ok) return show(call, file, { status: 422, reading });
        const ref = {
          agencyId: file.dossier.agencyId,
          id: file.dossier.id,
          version: Number(call.form.version) || undefined,
        };
        try {
          const done = () => href('/can-bo/ho-so/:code', call.params);
          if (action.beforehand) assertReady(action, ref, { file, whoId: call.who.id, now: call.now });
          const ready = await action.beforehand?.(call, file, reading.values);
          const work = (act: Act) => action.act(act, ref, reading.values, call, file, ready);
          return await call.act(work, done, action.notice);
        } catch (error) {
          if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
          const refused = textOf(error, call.locale);
          const { field } = error.facts;
          if (typeof field === 'string')
            return show(call, file, { status: error.status, reading: { ...reading, errors: { [field]: refused } } });
          return show(call, await openForStaff(call), { status: error.status, reading, refused });
        }
      },
    }),
  ];
}

/** Nothing is signed for a page that shows an older state, nor where a rule says no; the transaction looks once more. */
function assertReady(
  action: Pick<DossierAction<TObject>, 'assertOpen'>,
  { version }: DossierRef,
  { file, whoId, now: at }: { readonly file: DossierFile; readonly whoId: string; readonly now: number },
): void {
  const { version: now, code, state } = file.dossier;
  if (version !== undefined && version !== now) throw new Refusal('dossier.changed_meanwhile', { code, state });
  action.assertOpen?.(file, whoId, at);
}

/** The rule that closes the action for good, if there is one: its page holds no form then. */
function closedBy(
  action: Pick<DossierAction<TObject>, 'assertOpen'>,
  call: Call,
  file: DossierFile,
): Problem | undefined {
  try {
    action.assertOpen?.(file, call.who.id, call.now);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, refused: textOf(error, call.locale), isClosed: true };
  }
}

function textOf({ code, facts }: Refusal, locale: Locale): string {
  const texts: Readonly<Record<string, string>> = {
    ...signatureMessages(locale).refusals,
    ...messages(locale).refusals,
  };
  return fillIn(texts[code] ?? code, facts);
}

interface Problem {
  readonly status: number;
  readonly reading?: Pick<FormReading<unknown>, 'typed' | 'errors'>;
  readonly refused?: string;
  /** Nothing that is typed could help. */
  readonly isClosed?: boolean;
}

interface ActionViewProps {
  readonly action: DossierAction<TObject>;
  readonly call: Call<{ code: string }>;
  readonly file: DossierFile;
  readonly problem: Problem;
  readonly words: Words;
  readonly more: unknown;
}

function ActionView({ action, call, file, problem, words, more }: ActionViewProps) {
  const { dossier } = file;
  const back = href('/can-bo/ho-so/:code', { code: dossier.code });
  const field = typedFields(problem.reading?.typed, problem.reading?.errors);
  return (
    <>
      <PageHeading
        caption={dossier.procedureName}
        title={action.title(words)}
        {...(!problem.isClosed && { lead: action.lead(words) })}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      {problem.refused && <Notice kind="warning">{problem.refused}</Notice>}
      {problem.isClosed ? (
        <Button kind="secondary" href={back}>
          {words.actions.back}
        </Button>
      ) : (
        <>
          <ErrorSummary errors={problem.reading?.errors ?? {}} />
          <Form action={`${back}/${action.path}`} tokens={call.tokens}>
            <Hidden name="version" value={String(dossier.version)} />
            {action.fields?.({ field, file, words, locale: call.locale, more })}
            <ButtonGroup>
              <Button kind={action.button ?? 'primary'}>{action.title(words)}</Button>
              <Button kind="secondary" href={back}>
                {words.actions.cancel}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      )}
    </>
  );
}
