import Type from 'typebox';
import { TextField } from '#ui';
import { assertCanEnterCopies } from '../../action-rules.ts';
import { enterCopies } from '../../actions/enter-copies.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** One original at a time; intake enters the first. */
export const enterCopiesPages = dossierAction({
  path: 'ban-sao-chung-thuc',
  may: 'dossier.enter_copies',
  form: Type.Object({
    original: Type.String({ minLength: 1, maxLength: 200 }),
    pages: Type.Integer({ minimum: 1, maximum: 10_000 }),
    copies: Type.Integer({ minimum: 1, maximum: 1000 }),
  }),
  assertOpen: ({ dossier }) => assertCanEnterCopies(dossier),
  title: (words) => words.actions.enterCopies,
  lead: (words) => words.leads.enterCopies,
  notice: 'dossiers.copies_entered',
  fields: ({ field, words }) => (
    <>
      <TextField {...field('original')} label={words.fields.original} autocomplete="off" />
      <TextField {...field('pages')} label={words.fields.pages} width={4} inputMode="numeric" autocomplete="off" />
      <TextField {...field('copies')} label={words.fields.copies} width={4} inputMode="numeric" autocomplete="off" />
    </>
  ),
  act: enterCopies,
});
