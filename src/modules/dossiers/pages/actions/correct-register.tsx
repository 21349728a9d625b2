import Type from 'typebox';
import { Refusal } from '#platform/errors';
import { RadioField, TextArea, TextField } from '#ui';
import { correctRegister } from '../../actions/correct-register.ts';
import type { CopiesWanted } from '../../certified-copy.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { asCorrected } from '../../register-correction.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

const numbered = ({ copies }: DossierFile) => copies.filter(({ number }) => number !== null);

/** A dated note beside a line of the register; only what was wrong is typed. */
export const correctRegisterPages = dossierAction({
  path: 'dinh-chinh-so-chung-thuc',
  may: 'dossier.correct_register',
  form: Type.Object({
    ordinal: Type.Integer({ minimum: 1 }),
    original: Type.Optional(Type.String({ maxLength: 200 })),
    pages: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    reason: Type.String({ minLength: 5, maxLength: 500 }),
  }),
  assertOpen(file) {
    if (numbered(file).length === 0) throw new Refusal('dossier.not_in_register', { code: file.dossier.code });
  },
  title: (words) => words.actions.correctRegister,
  lead: (words) => words.leads.correctRegister,
  notice: 'dossiers.register_corrected',
  fields: ({ field, file, words }) => {
    const lines = numbered(file);
    const ordinal = field('ordinal');
    return (
      <>
        <RadioField
          {...ordinal}
          value={ordinal.value ?? (lines.length === 1 ? String(lines[0]!.ordinal) : undefined)}
          label={words.fields.ordinal}
          choices={lines.map((line) => {
            const now = asCorrected<CopiesWanted>(
              line,
              file.corrections.filter((one) => one.ordinal === line.ordinal),
            );
            return {
              value: String(line.ordinal),
              label: words.file.registerLine(line.number ?? 0, now.original),
              hint: words.file.registerLineHint(now.pages, now.copies),
            };
          })}
        />
        <TextField {...field('original')} label={words.fields.rightOriginal} optional autocomplete="off" />
        <TextField {...field('pages')} label={words.fields.rightPages} optional width={4} inputMode="numeric" />
        <TextField {...field('copies')} label={words.fields.rightCopies} optional width={4} inputMode="numeric" />
        <TextArea {...field('reason')} label={words.fields.reason} rows={3} />
      </>
    );
  },
  act: correctRegister,
});
