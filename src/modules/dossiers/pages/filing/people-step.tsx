import { DateField, FieldGroup, RadioField, TextArea, TextField, typedFields } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Filing } from '../../filing.ts';
import { readPeople } from '../../filing-choices.ts';
import { type FilingCall, filingStep, type StepProps, type Taken } from './filing-step.tsx';

/** Whose dossier it is, where its people are reached, and how they get the result. */
export const peoplePages = filingStep({ key: 'people', fields: Fields, take });

function take(call: FilingCall, { choices }: Filing): Taken {
  const reading = readPeople(call.form, call.now, call.locale);
  return {
    keep: () => ({ choices: { ...choices, people: reading.typed } }),
    errors: reading.ok ? undefined : reading.errors,
  };
}

/** What stands there before the person typed anything: themselves, as their electronic identity knows them. */
function startOf({ person }: Filing): Record<string, string | undefined> {
  return {
    ownership: 'self',
    phone: person.phone ?? undefined,
    email: person.email ?? undefined,
    resultDelivery: 'counter',
    deliveryAddress: person.address ?? undefined,
  };
}

function Fields({ call, filing, problem }: StepProps) {
  const words = citizenMessages(call.locale).filing;
  const field = typedFields(filing.choices.people ?? startOf(filing), problem.errors);
  const label = (name: string) => words.fields[name] ?? name;
  const owner = (
    <>
      <TextField {...field('ownerName')} label={label('ownerName')} autocomplete="off" />
      <TextField
        {...field('ownerIdentityNumber')}
        label={label('ownerIdentityNumber')}
        hint={words.hints.ownerIdentityNumber}
        inputMode="numeric"
        width={20}
        optional
      />
      <DateField {...field('ownerBirthDay')} label={label('ownerBirthDay')} optional />
      <TextField {...field('ownerAddress')} label={label('ownerAddress')} optional />
      <TextField {...field('ownerPhone')} label={label('ownerPhone')} type="tel" inputMode="tel" width={20} optional />
      <TextField {...field('basis')} label={label('basis')} hint={words.hints.basis} />
    </>
  );
  const organisation = (
    <>
      <TextField {...field('organisationName')} label={label('organisationName')} autocomplete="off" />
      <TextField
        {...field('organisationTaxCode')}
        label={label('organisationTaxCode')}
        hint={words.hints.organisationTaxCode}
        inputMode="numeric"
        width={20}
        autocomplete="off"
      />
      <TextField {...field('organisationAddress')} label={label('organisationAddress')} autocomplete="off" optional />
      <TextField
        {...field('organisationPhone')}
        label={label('organisationPhone')}
        type="tel"
        inputMode="tel"
        width={20}
        autocomplete="off"
        optional
      />
      <TextField
        {...field('organisationBasis')}
        label={label('organisationBasis')}
        hint={words.hints.organisationBasis}
      />
    </>
  );
  return (
    <>
      <FieldGroup title={words.submitter(filing.person.fullName)}>
        <TextField
          {...field('phone')}
          label={label('phone')}
          hint={words.hints.phone}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          width={20}
        />
        <TextField
          {...field('email')}
          label={label('email')}
          type="email"
          inputMode="email"
          autocomplete="email"
          optional
        />
      </FieldGroup>
      <RadioField
        {...field('ownership')}
        label={label('ownership')}
        choices={[
          { value: 'self', label: words.ownerships.self },
          { value: 'other', label: words.ownerships.other, more: owner },
          {
            value: 'organisation',
            label: words.ownerships.organisation,
            hint: words.hints.organisation,
            more: organisation,
          },
        ]}
      />
      <RadioField
        {...field('resultDelivery')}
        label={label('resultDelivery')}
        choices={[
          { value: 'counter', label: words.deliveries.counter(filing.receiving.centreName) },
          {
            value: 'post',
            label: words.deliveries.post,
            hint: words.hints.post,
            more: <TextArea {...field('deliveryAddress')} label={label('deliveryAddress')} rows={2} />,
          },
          { value: 'electronic', label: words.deliveries.electronic, hint: words.hints.electronic },
        ]}
      />
    </>
  );
}
