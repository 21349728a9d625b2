import type { FormErrors } from '#platform/form';
import type { Locale } from '#platform/words';
import { TextField } from '#ui';
import { messages } from '../../messages.ts';

interface NewPasswordFieldsProps {
  readonly locale: Locale;
  readonly username: string;
  /** The least number of characters. */
  readonly least: number;
  readonly errors: FormErrors;
}

/** A new password, typed twice; the user name stands by so that a browser keeps the two together. */
export function NewPasswordFields({ locale, username, least, errors }: NewPasswordFieldsProps) {
  const { fields, password } = messages(locale);
  return (
    <>
      <TextField name="username" label={fields.username} value={username} autocomplete="username" readOnly width={30} />
      <TextField
        name="newPassword"
        label={fields.newPassword}
        hint={password.hint(least)}
        error={errors.newPassword}
        type="password"
        autocomplete="new-password"
        width={30}
      />
      <TextField
        name="repeated"
        label={fields.repeated}
        error={errors.repeated}
        type="password"
        autocomplete="new-password"
        width={30}
      />
    </>
  );
}
