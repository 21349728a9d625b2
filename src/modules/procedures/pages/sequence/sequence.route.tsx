import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import { enterSequence } from '../../actions/enter-sequence.ts';
import { messages } from '../../messages.ts';
import { readSequence } from '../../read-sequence.ts';
import { knownSequence } from '../../sequence.ts';
import { findEnteredSequence } from '../../sequence-store.ts';
import { findVersionOn } from '../../version-store.ts';
import { ofProcedure } from '../procedure/procedure.route.tsx';
import { SequenceView } from './sequence.view.tsx';
import { sequenceForm } from './sequence-form.ts';

const own = '/can-bo/thu-tuc/:code';
const url = `${own}/trinh-tu`;

type SequenceCall = Call<{ code: string }>;

/** The form in which the sequence of a procedure is entered from its decision. */
export const sequencePage = route({
  method: 'GET',
  url,
  may: 'procedures.enter_sequence',
  params: ofProcedure,
  run: (call) => show(call),
});

export const enterSequenceAction = route({
  method: 'POST',
  url,
  may: 'procedures.enter_sequence',
  params: ofProcedure,
  form: sequenceForm,
  async run(call) {
    const { steps: label, legalRef, validFrom } = messages(call.locale).officer.sequence;
    const reading = readForm(sequenceForm, call.form, { steps: label, legalRef, validFrom }, call.locale);
    if (!reading.ok) return show(call, reading);
    const { steps, ...decided } = reading.values;
    const sequence = { ...decided, steps: readSequence(steps).value };
    return call.act(
      (act) => enterSequence(act, call.who.agencyId ?? '', call.params.code, sequence),
      href(own, call.params),
      'procedures.sequence_entered',
    );
  },
});

interface Sent {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

async function show(call: SequenceCall, sent?: Sent): Promise<Answer> {
  const { version, typed } = await call.read((db) => readKnown(db, call));
  const shown = sent ?? { typed, errors: {} };
  const body = <SequenceView {...shown} {...{ version, tokens: call.tokens }} />;
  const { title } = messages(call.locale).officer.sequence;
  return call.page({ title, audience: 'officer', body, status: sent ? 422 : 200 });
}

/** What holds today is there to be mended; one of the catalogue leaves nothing to enter. */
async function readKnown(db: Db, { params: { code }, who, now }: SequenceCall) {
  const day = dayOf(now);
  const stored = await findVersionOn(db, code, day);
  if (!stored || stored.version.sequence) throw notFound('procedure');
  const entered = await findEnteredSequence(db, { agencyId: who.agencyId ?? '', code, day });
  const { steps = [], legalRef = '' } = knownSequence(stored.version, entered) ?? {};
  return { version: stored.version, typed: { steps: steps.join('\n'), legalRef, validFrom: day } };
}
