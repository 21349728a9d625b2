import {
  changeAnswers,
  checkAnswers,
  commandIn,
  FormFields,
  FormFindings,
  knownPerson,
  readAsTyped,
} from '#modules/forms';
import { dayOf } from '#platform/clock';
import { Notice } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Filing } from '../../filing.ts';
import { checkOf } from '../../filing-gaps.ts';
import { stepAddress } from '../../filing-steps.ts';
import { type FilingCall, filingStep, type StepProps, type Taken } from './filing-step.tsx';

/** The electronic form of the procedure. */
export const answersPages = filingStep({ key: 'answers', above: Findings, fields: Fields, take });

function take(call: FilingCall, { form, person }: Filing): Taken {
  const command = commandIn(call.form);
  const typed = readAsTyped(form, call.form);
  if (command) {
    const answers = changeAnswers(form, typed, command, knownPerson(person));
    return { keep: () => ({ answers }), stays: true };
  }
  const { errors } = checkAnswers(form, typed, dayOf(call.now), call.locale);
  const byField = Object.fromEntries(errors.map(({ pointer, sentence }) => [pointer, sentence]));
  return { keep: () => ({ answers: typed }), errors: errors.length > 0 ? byField : undefined };
}

function checkShown({ call, filing, problem }: StepProps) {
  return problem.isChecked ? checkOf(filing, call.now, call.locale) : undefined;
}

function Findings(props: StepProps) {
  return (
    <>
      {props.filing.isFormRenewed && (
        <Notice kind="warning">{citizenMessages(props.call.locale).filing.formRenewed}</Notice>
      )}
      <FormFindings check={checkShown(props)} />
    </>
  );
}

function Fields(props: StepProps) {
  const { form, answers, draft } = props.filing;
  return (
    <FormFields
      form={form}
      answers={answers}
      action={stepAddress(draft.id, 'answers')}
      check={checkShown(props)}
      knowsPerson
    />
  );
}
