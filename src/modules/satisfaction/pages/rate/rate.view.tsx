import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  Details,
  ErrorSummary,
  Form,
  PageHeading,
  RadioField,
  SelectField,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import { factors, levels } from '../../survey.ts';

export interface RateProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

/** One question, and what else one may say. */
export function RateView({
  procedureName,
  action,
  tokens,
  typed = {},
  errors = {},
}: RateProblem & { readonly procedureName: string; readonly action: string; readonly tokens: FormTokens }) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  const choices = levels.map((value) => ({ value, label: words.levels[value] }));
  return (
    <>
      <PageHeading title={words.rate.title} caption={words.rate.about(procedureName)} lead={words.rate.lead} />
      <ErrorSummary errors={errors} />
      <Form action={action} tokens={tokens}>
        <RadioField {...field('overall')} label={words.rate.overall} choices={choices} />
        <RadioField {...field('convenience')} label={words.rate.convenience} choices={choices} optional />
        <Details summary={words.rate.more}>
          {factors.map((factor) => (
            <SelectField
              {...field(factor)}
              label={words.factors[factor]}
              choices={words.marks.map((label, i) => ({ value: String(i + 1), label: `${i + 1} – ${label}` }))}
              optional
            />
          ))}
        </Details>
        <TextArea {...field('comment')} label={words.rate.comment} hint={words.rate.commentHint} rows={4} optional />
        <TextField {...field('contact')} label={words.rate.contact} hint={words.rate.contactHint} optional />
        <Button>{words.rate.button}</Button>
      </Form>
    </>
  );
}

export function ThanksView() {
  const words = messages(useLocale()).rate;
  return (
    <>
      <PageHeading title={words.done} lead={words.doneLead} />
      <Home />
    </>
  );
}

/** An invitation that is used, too old, or none: the three are not told apart. */
export function UnusableView() {
  const words = messages(useLocale()).rate;
  return (
    <>
      <PageHeading title={words.closed} lead={words.closedLead} />
      <Home />
    </>
  );
}

function Home() {
  return (
    <p>
      <a class="govuk-link" href="/">
        {messages(useLocale()).rate.home}
      </a>
    </p>
  );
}
