import type { FormFields } from './route.ts';

const secretField = /password|(access|secret)Key|^(repeated|code|otp|pin)$/i;

/** The fields of a form without passwords, PINs and codes, which are never kept and never written into a page again. */
export function withoutSecrets(fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !secretField.test(name)));
}
