import type { FormFields } from '#platform/route';

/** A password exactly as typed, blanks and all; only the letters are composed (NFC), as keyboards differ in that. */
export function passwordTyped(form: FormFields, name: string): string {
  return String([form[name] ?? ''].flat().at(-1)).normalize('NFC');
}
