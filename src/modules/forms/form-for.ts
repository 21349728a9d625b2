import type { Day } from '#platform/clock';
import { notFound } from '#platform/errors';
import { birthRegistration } from './definitions/birth-registration.ts';
import { certifiedCopies, certifiedCopiesOnPaper } from './definitions/certified-copies.ts';
import { deathRegistration } from './definitions/death-registration.ts';
import { extractCopies } from './definitions/extract-copies.ts';
import { generalRequest } from './definitions/general-request.ts';
import { householdBusiness } from './definitions/household-business.ts';
import { maritalStatus } from './definitions/marital-status.ts';
import type { FormDefinition } from './form-definition.ts';

/** Every version of every form that was ever used; a version, once used, never changes. */
export const formDefinitions: readonly FormDefinition[] = [
  birthRegistration,
  maritalStatus,
  certifiedCopiesOnPaper,
  certifiedCopies,
  deathRegistration,
  householdBusiness,
  extractCopies,
  generalRequest,
];

/** The form with which a procedure is requested on a day: its own in the latest version in force, or the general one. */
export function formFor(procedureCode: string, on: Day): FormDefinition {
  const own = formDefinitions.filter(
    ({ procedures, validFrom }) => procedures.includes(procedureCode) && validFrom <= on,
  );
  const general = formDefinitions.filter(({ procedures, validFrom }) => procedures.length === 0 && validFrom <= on);
  return latest(own) ?? latest(general) ?? generalRequest;
}

/** The version of a form that a dossier or a draft was filled in on. Throws `form.not_found`. */
export function getForm(id: string, version: number): FormDefinition {
  const form = formDefinitions.find((definition) => definition.id === id && definition.version === version);
  if (!form) throw notFound('form');
  return form;
}

function latest(forms: readonly FormDefinition[]): FormDefinition | undefined {
  return forms.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
}
