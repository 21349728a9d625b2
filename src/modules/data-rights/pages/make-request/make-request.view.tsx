import type { Agency } from '#modules/organisation';
import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  PageHeading,
  RadioField,
  SelectField,
  TextArea,
  typedFields,
  useLocale,
} from '#ui';
import { type RequestLimits, requestKinds } from '../../../../../reference/data-rights/request-limits.ts';
import { messages } from '../../messages.ts';

export interface RequestProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

export function MakeRequestView({
  agencies,
  limits,
  action,
  tokens,
  typed = {},
  errors = {},
}: RequestProblem & {
  readonly agencies: readonly Agency[];
  readonly limits: RequestLimits;
  readonly action: string;
  readonly tokens: FormTokens;
}) {
  const all = messages(useLocale());
  const words = all.ask;
  const field = typedFields(typed, errors);
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        crumbs={[{ href: '/du-lieu-cua-toi', label: all.own.title }]}
      />
      <ErrorSummary errors={errors} />
      <Form action={action} tokens={tokens}>
        <RadioField
          {...field('kind')}
          label={words.kind}
          choices={requestKinds.map((kind) => {
            const { days, daysWithOthers } = limits.kinds[kind];
            return {
              value: kind,
              label: all.kinds[kind],
              hint: `${all.kindHints[kind]} ${words.days(days, daysWithOthers)}`,
            };
          })}
        />
        <SelectField
          {...field('agency')}
          label={words.agency}
          choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextArea {...field('words')} label={words.words} hint={words.wordsHint} rows={6} />
        <ButtonGroup>
          <Button>{words.button}</Button>
          <Button kind="quiet" href="/du-lieu-cua-toi">
            {all.own.title}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
