import Type from 'typebox';
import { assertCanEnterExtracts } from '../../action-rules.ts';
import { enterExtract } from '../../actions/enter-extract.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';
import { ExtractFields } from '../extracts/extract-fields.view.tsx';
import {
  extractCopies,
  extractKindField,
  registeredName,
  registrationFields,
  wantedIn,
} from '../extracts/extract-form.ts';

/** One extract at a time; intake enters the first. */
export const enterExtractPages = dossierAction({
  path: 'ban-sao-trich-luc',
  may: 'dossier.enter_copies',
  form: Type.Object({ extractKind: extractKindField, registeredName, ...registrationFields, extractCopies }),
  assertOpen: ({ dossier }) => assertCanEnterExtracts(dossier),
  title: (words) => words.actions.enterExtract,
  lead: (words) => words.leads.enterExtract,
  notice: 'dossiers.extract_entered',
  fields: ({ field, words }) => <ExtractFields field={field} labels={words.fields} />,
  act: (act, ref, values) => enterExtract(act, ref, wantedIn(values)),
});
