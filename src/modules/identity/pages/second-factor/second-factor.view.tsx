import type { FormErrors } from '#platform/form';
import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ButtonGroup, ErrorSummary, Form, PageHeading, TextField } from '#ui';
import { messages } from '../../messages.ts';

/** Asks for the code that the person's authenticator application shows now. */
export function SecondFactorView(props: { locale: Locale; tokens: FormTokens; errors: FormErrors }) {
  const { code, fields, signInAnew } = messages(props.locale);
  return (
    <>
      <PageHeading title={code.title} lead={code.lead} />
      <ErrorSummary errors={props.errors} />
      <Form action="/dang-nhap/ma-xac-thuc" tokens={props.tokens}>
        <TextField
          name="code"
          label={fields.code}
          error={props.errors.code}
          width={10}
          inputMode="numeric"
          autocomplete="one-time-code"
          autofocus
        />
        <ButtonGroup>
          <Button>{code.submit}</Button>
          <Button kind="quiet" href="/dang-nhap">
            {signInAnew}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
