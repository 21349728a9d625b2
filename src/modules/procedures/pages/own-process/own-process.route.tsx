import { listStaff } from '#modules/organisation';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { fillIn, notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Call, href, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { adjustProcedure } from '../../actions/adjust-procedure.ts';
import { refusalOf } from '../../adjustment.ts';
import { messages } from '../../messages.ts';
import { permissions } from '../../permissions.ts';
import { type RulesOfAgency, rulesOfAgency } from '../../rules-of-agency.ts';
import { knownSequence } from '../../sequence.ts';
import { findEnteredSequence } from '../../sequence-store.ts';
import { findVersionOn } from '../../version-store.ts';
import { ofProcedure } from '../procedure/procedure.route.tsx';
import { AdjustView } from './adjust.view.tsx';
import { adjustmentForm, adjustmentOf, readSteps, type TypedStep, typedSteps } from './adjustment-form.ts';
import { OwnProcessView } from './own-process.view.tsx';

const address = '/can-bo/thu-tuc/:code';

/** How a procedure is settled in the agency of whoever looks, and what of its record could not be read. */
export const ownProcessPage = route({
  method: 'GET',
  url: address,
  may: 'procedures.view_process',
  params: ofProcedure,
  async run(call) {
    const known = await call.read((db) => readOwnProcess(db, call));
    const mayAdjust = call.who.roles.includes('administrator');
    const mayEnter = decide(permissions['procedures.enter_sequence'], call.who) && !known.stored.version.sequence;
    return call.page({
      title: known.stored.version.name,
      audience: 'officer',
      body: <OwnProcessView {...known} mayAdjust={mayAdjust} mayEnter={mayEnter} />,
    });
  },
});

/** The form in which an administrator changes the steps and the limit. */
export const adjustPage = route({
  method: 'GET',
  url: `${address}/quy-trinh`,
  may: 'procedures.adjust',
  params: ofProcedure,
  async run(call) {
    const known = await call.read((db) => readOwnProcess(db, call));
    const body = (
      <AdjustView
        {...known}
        tokens={call.tokens}
        steps={typedFrom(known.rules)}
        typed={fieldsFrom(known.rules)}
        errors={{}}
      />
    );
    return call.page({ title: messages(call.locale).officer.adjustTitle, audience: 'officer', body });
  },
});

export const adjust = route({
  method: 'POST',
  url: `${address}/quy-trinh`,
  may: 'procedures.adjust',
  params: ofProcedure,
  form: adjustmentForm,
  async run(call) {
    const known = await call.read((db) => readOwnProcess(db, call));
    const words = messages(call.locale);
    const typed = typedSteps(call.form);
    const { steps, wrong } = readSteps(typed);
    const reading = readForm(adjustmentForm, call.form, words.fields, call.locale);
    const errors: Record<string, string> = { ...reading.errors };
    for (const [name, what] of Object.entries(wrong)) errors[name] = words.officer.wrong[what];
    if (reading.ok && Object.keys(errors).length === 0) {
      const adjustment = adjustmentOf(reading.values, steps);
      const refusal = refusalOf(adjustment, known.rules.statutoryLimit);
      if (!refusal)
        return call.act(
          (act) => adjustProcedure(act, known.agencyId, call.params.code, adjustment),
          href(address, call.params),
          'procedures.adjusted',
        );
      errors[refusal.code === 'procedures.limit_longer_than_law' ? 'amount' : 'hours-1'] = fillIn(
        textsOf(call.locale)[refusal.code] ?? refusal.code,
        refusal.facts,
      );
    }
    const body = <AdjustView {...known} tokens={call.tokens} steps={typed} typed={reading.typed} errors={errors} />;
    return call.page({ title: words.officer.adjustTitle, audience: 'officer', body, status: 422 });
  },
});

const textsOf = (locale: Locale): Readonly<Record<string, string>> => messages(locale).refusals;

async function readOwnProcess(db: Db, call: Pick<Call<{ code: string }>, 'who' | 'now' | 'params'>) {
  const day = dayOf(call.now);
  const agencyId = call.who.agencyId ?? '';
  const stored = await findVersionOn(db, call.params.code, day);
  if (!stored) throw notFound('procedure');
  const rules = await rulesOfAgency(db, stored.version, { agencyId, day, channel: 'direct' });
  const staff = await listStaff(db, agencyId, day);
  const names = new Map(staff.map((one) => [one.positionCode, one.positionName]));
  const positions = [...names].map(([code, name]) => ({ code, name }));
  const entered = await findEnteredSequence(db, { agencyId, code: call.params.code, day });
  return { agencyId, stored, rules, positions, staff, sequence: knownSequence(stored.version, entered) };
}

function typedFrom({ steps }: RulesOfAgency): TypedStep[] {
  return steps.map((step) => ({
    name: step.name,
    position: step.position,
    hours: step.workingHours === null ? '' : String(step.workingHours),
    counted: step.isCounted,
  }));
}

function fieldsFrom({ localLimit, isReceived, processRef }: RulesOfAgency): Record<string, string> {
  return {
    ...(localLimit && { unit: localLimit.unit, amount: String(localLimit.amount) }),
    legalRef: localLimit?.legalRef ?? processRef ?? '',
    ...(isReceived && { isReceived: 'yes' }),
  };
}
