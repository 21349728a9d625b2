import Type from 'typebox';
import { type Draft, formFor, knownPerson, listDrafts, saveDraft, startAnswers } from '#modules/forms';
import type { Agency } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import type { FormErrors } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import { ErrorSummary, Form, Notice, PageHeading, Time } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { type Closed, closedFor, communeOfAddress, type FilingGround, readGround } from '../../filing.ts';
import { filingSteps, stepAddress } from '../../filing-steps.ts';
import { ClosedView } from './closed.view.tsx';
import { StepButtons } from './step-buttons.tsx';
import { readWhere, WhereFields } from './where-step.tsx';

const params = Type.Object({ procedure: Type.String({ maxLength: 40 }) });
const query = Type.Object({ xa: Type.Optional(Type.String({ maxLength: 35 })), lang: Type.Optional(Type.String()) });

type BeginCall = Call<{ procedure: string }, { xa?: string }>;

interface Beginning extends FilingGround {
  readonly drafts: readonly Draft[];
  /** The commune whose page led here, else the one the person lives in. */
  readonly preset: Agency | undefined;
  readonly closed: Closed | undefined;
}

/** Begins to file a procedure: where. What was begun before is offered first. */
export const beginPage = route({
  method: 'GET',
  url: '/nop-ho-so/:procedure',
  may: 'dossier.file',
  params,
  query,
  async run(call) {
    const beginning = await call.read((db) => readBeginning(db, call));
    return show(call, beginning, { code: beginning.preset?.code, errors: {} });
  },
});

/** Makes the draft, filled in with what is known of the person, and leads to its form. */
export const beginFiling = route({
  method: 'POST',
  url: '/nop-ho-so/:procedure',
  may: 'dossier.file',
  params,
  query,
  async run(call) {
    const beginning = await call.read((db) => readBeginning(db, call));
    const { receiving, handling, choice, errors } = readWhere(call.form, beginning.communes, call.locale);
    if (!receiving || !handling || Object.keys(errors).length > 0)
      return show(call, beginning, { code: receiving?.code, handlingCode: handling?.code, errors }, 422);
    const closed = await call.read((db) => closedFor(db, beginning.stored, handling, dayOf(call.now)));
    if (closed) return showClosed(call, beginning, closed);
    const form = formFor(call.params.procedure, dayOf(call.now));
    const draft = {
      procedureCode: call.params.procedure,
      receivingAgencyId: receiving.id,
      formId: form.id,
      formVersion: form.version,
      answers: startAnswers(form, knownPerson(beginning.person)),
      choices: { ...choice },
      step: 'answers',
    };
    const isLater = call.form._go === 'later';
    const where = (id: string) => (isLater ? '/ho-so-cua-toi' : stepAddress(id, 'answers'));
    return call.act((act) => saveDraft(act, draft), where, isLater ? 'dossiers.draft_kept' : undefined);
  },
});

async function readBeginning(
  db: Db,
  { params: { procedure }, query: { xa }, who, now }: BeginCall,
): Promise<Beginning> {
  const ground = await readGround(db, procedure, who.id, now);
  const drafts = (await listDrafts(db, who.id)).filter(({ procedureCode }) => procedureCode === procedure);
  const preset =
    ground.communes.find(({ code, oldCode }) => xa !== undefined && (code === xa || oldCode === xa)) ??
    communeOfAddress(ground.person.address, ground.communes);
  const handling = preset ?? ground.communes[0];
  const closed = handling && (await closedFor(db, ground.stored, handling, dayOf(now)));
  // Another commune may well receive what the preset one does not.
  return { ...ground, drafts, preset, closed: closed?.why === 'not_received' ? undefined : closed };
}

interface Chosen {
  readonly code: string | undefined;
  readonly handlingCode?: string | undefined;
  readonly errors: FormErrors;
}

function show(call: BeginCall, beginning: Beginning, { code, handlingCode, errors }: Chosen, status = 200): Answer {
  const { stored, drafts, closed } = beginning;
  if (closed) return showClosed(call, beginning, closed);
  const words = citizenMessages(call.locale).filing;
  const body = (
    <>
      <PageHeading caption={words.caption(1, filingSteps.length, stored.version.name)} title={words.steps.where} />
      {drafts.length > 0 && <Begun drafts={drafts} locale={call.locale} />}
      <ErrorSummary errors={errors} />
      {stored.version.onlineLevel !== 'full' && <p>{words.partlyOnline}</p>}
      <Form action={href('/nop-ho-so/:procedure', call.params)} tokens={call.tokens}>
        <WhereFields ground={beginning} receivingCode={code} handlingCode={handlingCode} errors={errors} />
        <StepButtons isFirst />
      </Form>
    </>
  );
  return call.page({ title: stored.version.name, audience: 'citizen', body, status });
}

function showClosed(call: BeginCall, { stored, communes }: Beginning, closed: Closed): Answer {
  const body = <ClosedView version={stored.version} closed={closed} communes={communes} />;
  return call.page({ title: stored.version.name, audience: 'citizen', body, status: 409 });
}

function Begun({ drafts, locale }: { drafts: readonly Draft[]; locale: BeginCall['locale'] }) {
  const words = citizenMessages(locale).filing;
  return (
    <Notice title={words.begun}>
      <ul class="govuk-list">
        {drafts.map(({ id, step, savedAt }) => (
          <li>
            <a class="govuk-link" href={stepAddress(id, step)}>
              {words.goOn}
            </a>{' '}
            ({words.savedAt} <Time at={savedAt} />)
          </li>
        ))}
      </ul>
    </Notice>
  );
}
