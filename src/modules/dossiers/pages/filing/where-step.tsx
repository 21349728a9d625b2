import type { Agency } from '#modules/organisation';
import type { FormErrors } from '#platform/form';
import type { FormFields } from '#platform/route';
import type { Locale } from '#platform/words';
import { InsetText, SelectField, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { communeOfAddress, type Filing, type FilingGround } from '../../filing.ts';
import { type FilingCall, filingStep, type StepProps, type Taken } from './filing-step.tsx';

/** Where the dossier is handed in, and who shall settle it. */
export const wherePages = filingStep({
  key: 'where',
  fields: ({ call, filing, problem }: StepProps) => (
    <>
      {filing.files.length > 0 && (
        <InsetText>
          {citizenMessages(call.locale).filing.filesStay(filing.files.length, filing.receiving.centreName)}
        </InsetText>
      )}
      <WhereFields
        ground={filing}
        receivingCode={filing.receiving.code}
        handlingCode={filing.handling.id === filing.receiving.id ? undefined : filing.handling.code}
        errors={problem.errors}
      />
    </>
  ),
  take,
});

function take(call: FilingCall, { choices, communes }: Filing): Taken {
  const where = readWhere(call.form, communes, call.locale);
  if (!where.receiving) return { keep: () => ({}), errors: where.errors };
  const { handlingAgencyId: _, ...others } = choices;
  const keep = { receivingAgencyId: where.receiving.id, choices: { ...others, ...where.choice } };
  return { keep: () => keep, errors: Object.keys(where.errors).length > 0 ? where.errors : undefined };
}

/** The two agencies that were chosen, by their codes; the receiving one settles when no other is named. */
export function readWhere(form: FormFields, communes: readonly Agency[], locale: Locale) {
  const words = citizenMessages(locale).filing;
  const chosen = (name: string) => String([form[name]].flat().at(-1) ?? '');
  const receiving = communes.find(({ code }) => code === chosen('receiving'));
  const handling = communes.find(({ code }) => code === chosen('handling'));
  const errors: FormErrors = {
    ...(!receiving && { receiving: words.problems.receivingMissing }),
    ...(!handling && chosen('handling') !== '' && { handling: words.problems.handlingUnknown }),
  };
  const choice = handling && handling.id !== receiving?.id ? { handlingAgencyId: handling.id } : {};
  return { receiving, handling: handling ?? receiving, choice, errors };
}

export interface WhereFieldsProps {
  readonly ground: FilingGround;
  readonly receivingCode?: string | undefined;
  readonly handlingCode?: string | undefined;
  readonly errors: FormErrors;
}

/** The fields of the first step; who lives in one of the communes is told which settles what hangs on residence. */
export function WhereFields({ ground: { communes, person }, receivingCode, handlingCode, errors }: WhereFieldsProps) {
  const words = citizenMessages(useLocale()).filing;
  const home = communeOfAddress(person.address, communes);
  return (
    <>
      <SelectField
        name="receiving"
        label={words.fields.receiving ?? ''}
        hint={words.receivingHint}
        value={receivingCode}
        error={errors.receiving}
        choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        name="handling"
        label={words.fields.handling ?? ''}
        hint={home ? words.handlingHintHome(home.name) : words.handlingHint}
        value={handlingCode}
        error={errors.handling}
        choose={words.handlingSame}
        choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
}
