import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ButtonGroup, DateField, ErrorSummary, Form, PageHeading, TextField, typedFields } from '#ui';
import { messages } from '../../messages.ts';

export interface WeeklyScheduleProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** Where the opening hours of a week are set, Monday first. */
export function WeeklyScheduleView({ locale, tokens, typed, errors }: WeeklyScheduleProps) {
  const { hours, title, weekdays } = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <>
      <PageHeading title={hours.title} lead={hours.lead} crumbs={[{ href: '/can-bo/lich-lam-viec', label: title }]} />
      <ErrorSummary errors={errors} />
      <Form action="/can-bo/lich-lam-viec/gio-lam-viec" tokens={tokens}>
        {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
          <TextField {...field(`hours${weekday}`)} label={weekdays[weekday] ?? ''} width={30} />
        ))}
        <DateField {...field('validFrom')} label={hours.fields.validFrom} />
        <DateField {...field('validTo')} label={hours.fields.validTo} optional />
        <TextField {...field('legalRef')} label={hours.fields.legalRef} />
        <ButtonGroup>
          <Button>{hours.submit}</Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
