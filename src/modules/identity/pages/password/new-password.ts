import type { FormErrors } from '#platform/form';
import type { FormFields } from '#platform/route';
import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import { faultOfPassword, leastLength, type PasswordUse } from '../../password-rules.ts';
import { passwordTyped } from '../password-typed.ts';

export type NewPassword =
  | { readonly ok: true; readonly password: string }
  | { readonly ok: false; readonly errors: FormErrors };

/** Reads a new password and its repetition from a form; what is wrong is said beside the field. */
export function readNewPassword(form: FormFields, use: PasswordUse, locale: Locale): NewPassword {
  const { passwordFaults } = messages(locale);
  const password = passwordTyped(form, 'newPassword');
  const fault = faultOfPassword(password, use);
  if (fault) return { ok: false, errors: { newPassword: passwordFaults[fault](leastLength(use)) } };
  if (passwordTyped(form, 'repeated') !== password)
    return { ok: false, errors: { repeated: passwordFaults.not_repeated } };
  return { ok: true, password };
}
