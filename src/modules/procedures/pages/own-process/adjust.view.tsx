import type { FormTokens } from '#platform/route';
import { href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  CheckboxField,
  ErrorSummary,
  FieldGroup,
  Form,
  PageHeading,
  SelectField,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { fullLimitInWords } from '../../in-words.ts';
import { messages } from '../../messages.ts';
import { localUnits, roomForSteps, type TypedStep } from './adjustment-form.ts';
import type { OwnProcessProps } from './own-process.view.tsx';

export interface AdjustProps extends OwnProcessProps {
  readonly tokens: FormTokens;
  readonly steps: readonly TypedStep[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The form for the steps and the limit of a procedure; empty lines at the end are room for more steps. */
export function AdjustView({ stored, rules, positions, tokens, steps, typed, errors }: AdjustProps) {
  const locale = useLocale();
  const words = messages(locale);
  const field = typedFields(typed, errors);
  const { code, name } = stored.version;
  const own = href('/can-bo/thu-tuc/:code', { code });
  return (
    <>
      <PageHeading
        title={words.officer.adjustTitle}
        caption={`${code} · ${name}`}
        crumbs={[{ href: own, label: name }]}
      />
      <ErrorSummary errors={errors} />
      <Form action={`${own}/quy-trinh`} tokens={tokens}>
        <p>
          {words.officer.statutory}: <strong>{fullLimitInWords(rules.statutoryLimit, locale)}</strong>
        </p>
        <CheckboxField
          {...field('isReceived')}
          label={words.fields.isReceived}
          choices={[{ value: 'yes', label: words.officer.isReceived }]}
        />
        <FieldGroup title={words.officer.local}>
          <SelectField
            {...field('unit')}
            label={words.fields.unit}
            choose={words.officer.noLocal}
            choices={localUnits.map((unit) => ({ value: unit, label: words.unitNames[unit] }))}
          />
          <TextField {...field('amount')} label={words.fields.amount} inputMode="numeric" width={4} />
        </FieldGroup>
        <TextField {...field('legalRef')} label={words.fields.legalRef} hint={words.officer.legalRefHint} />
        {Array.from({ length: Math.min(roomForSteps, steps.length + 2) }, (_, i) => (
          <StepFields number={i + 1} step={steps[i]} positions={positions} errors={errors} />
        ))}
        <ButtonGroup>
          <Button keys="ctrl+enter">{words.officer.save}</Button>
          <Button kind="secondary" href={own}>
            {words.officer.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

function StepFields({
  number,
  step,
  positions,
  errors,
}: Pick<AdjustProps, 'positions' | 'errors'> & { number: number; step: TypedStep | undefined }) {
  const { officer, positionNames } = messages(useLocale());
  const line = (what: string) => ({ name: `${what}-${number}`, error: errors[`${what}-${number}`] });
  return (
    <FieldGroup title={`${officer.ordinal} ${number}`}>
      <div class="mc-step-line">
        <TextField {...line('name')} label={officer.step} value={step?.name} />
        <SelectField
          {...line('position')}
          label={officer.position}
          value={step?.position}
          choices={choicesWith(positions, step?.position, positionNames)}
        />
        <TextField
          {...line('hours')}
          label={officer.hours}
          value={step?.hours.replace('.', ',')}
          inputMode="decimal"
          width={5}
        />
        <CheckboxField
          {...line('counted')}
          label={officer.counted}
          value={step?.counted ? 'yes' : undefined}
          choices={[{ value: 'yes', label: officer.yes }]}
        />
      </div>
    </FieldGroup>
  );
}

/** The positions to choose from, with the present one even when the agency's list no longer has it. */
function choicesWith(
  positions: AdjustProps['positions'],
  present: string | undefined,
  names: Readonly<Record<string, string>>,
) {
  const known = positions.map(({ code, name }) => ({ value: code, label: name }));
  const isKnown = !present || known.some(({ value }) => value === present);
  return isKnown ? known : [...known, { value: present, label: names[present] ?? present }];
}
