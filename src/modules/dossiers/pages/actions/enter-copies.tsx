import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { CheckboxField, TextField } from '#ui';
import { assertCanEnterCopies } from '../../action-rules.ts';
import { enterCopies } from '../../actions/enter-copies.ts';
import { canBeElectronic } from '../../certified-copy.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** One original at a time; intake enters the first. */
export const enterCopiesPages = dossierAction({
  path: 'ban-sao-chung-thuc',
  may: 'dossier.enter_copies',
  form: Type.Object({
    original: Type.String({ minLength: 1, maxLength: 200 }),
    pages: Type.Integer({ minimum: 1, maximum: 10_000 }),
    copies: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    electronic: Type.Optional(Type.Literal('yes')),
  }),
  assertOpen: ({ dossier }) => assertCanEnterCopies(dossier),
  title: (words) => words.actions.enterCopies,
  lead: (words) => words.leads.enterCopies,
  notice: 'dossiers.copies_entered',
  fields: ({ field, file: { dossier }, words }) => (
    <>
      <TextField {...field('original')} label={words.fields.original} autocomplete="off" />
      <TextField {...field('pages')} label={words.fields.pages} width={4} inputMode="numeric" autocomplete="off" />
      <TextField
        {...field('copies')}
        label={words.fields.copies}
        width={4}
        inputMode="numeric"
        autocomplete="off"
        optional
      />
      {canBeElectronic(dayOf(dossier.submittedAt)) && (
        <CheckboxField
          {...field('electronic')}
          label={words.fields.electronic}
          choices={[{ value: 'yes', label: words.fields.electronicWanted }]}
        />
      )}
    </>
  ),
  act: (act, ref, { copies = 0, electronic, ...wanted }) =>
    enterCopies(act, ref, { ...wanted, copies, electronic: electronic === 'yes' }),
});
