import Type from 'typebox';
import { Refusal } from '#platform/errors';
import { RadioField, TextArea } from '#ui';
import { correctExtract } from '../../actions/correct-extract.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { type ExtractWords, wordsOfLine } from '../../extract-copy.ts';
import { extractMessages, registrationInWords } from '../../extract-messages.ts';
import { asCorrected } from '../../register-correction.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';
import { EventFields } from '../extracts/extract-fields.view.tsx';
import { extractCopies, registeredName, registrationFields } from '../extracts/extract-form.ts';

const numbered = ({ extracts }: DossierFile) => extracts.filter(({ number }) => number !== null);

/** A dated note beside a line of the register; only what was wrong is typed. */
export const correctExtractPages = dossierAction({
  path: 'dinh-chinh-so-trich-luc',
  may: 'dossier.correct_register',
  form: Type.Object({
    ordinal: Type.Integer({ minimum: 1 }),
    registeredName: Type.Optional(registeredName),
    ...registrationFields,
    extractCopies: Type.Optional(extractCopies),
    reason: Type.String({ minLength: 5, maxLength: 500 }),
  }),
  assertOpen(file) {
    if (numbered(file).length === 0) throw new Refusal('dossier.not_in_register', { code: file.dossier.code });
  },
  title: (words) => words.actions.correctExtract,
  lead: (words) => words.leads.correctExtract,
  notice: 'dossiers.register_corrected',
  fields: ({ field, file, words, locale }) => {
    const lines = numbered(file);
    const ordinal = field('ordinal');
    const say = extractMessages(locale);
    return (
      <>
        <RadioField
          {...ordinal}
          value={ordinal.value ?? (lines.length === 1 ? String(lines[0]!.ordinal) : undefined)}
          label={words.fields.ordinal}
          choices={lines.map((line) => {
            const now = asCorrected<ExtractWords>(
              wordsOfLine(line),
              file.extractCorrections.filter((one) => one.ordinal === line.ordinal),
            );
            return {
              value: String(line.ordinal),
              label: `${line.notation}: ${now.registeredName}`,
              hint: [registrationInWords(now, say), say.copiesOf(now.copies)].filter(Boolean).join('; '),
            };
          })}
        />
        <EventFields field={field} labels={words.fields} optional />
        <TextArea {...field('reason')} label={words.fields.reason} rows={3} />
      </>
    );
  },
  act: (act, ref, { extractCopies: copies, ...right }) =>
    correctExtract(act, ref, { ...right, ...(copies !== undefined && { copies }) }),
});
