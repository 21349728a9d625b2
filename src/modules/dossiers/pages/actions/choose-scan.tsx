import Type from 'typebox';
import { type Digitisation, listDigitisations } from '#modules/digitisation';
import { listFiles, type PaperFile } from '#modules/papers';
import { href } from '#platform/route';
import { dateTimeOf, InsetText, RadioField } from '#ui';
import { assertCanChooseScan } from '../../action-rules.ts';
import { chooseScan } from '../../actions/choose-scan.ts';
import { agenciesOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** A searchable scan of the dossier, with how it came about. */
interface OfferedScan {
  readonly file: PaperFile;
  readonly digitisation: Digitisation;
}

const linesOf = ({ copies }: DossierFile) => copies.filter(({ kind }) => kind === 'electronic');

/** Which scan of its original a copy is certified by. */
export const chooseScanPages = dossierAction({
  path: 'ban-so-hoa-chung-thuc',
  may: 'dossier.enter_copies',
  form: Type.Object({ ordinal: Type.Integer({ minimum: 1 }), scan: Type.String({ format: 'id' }) }),
  assertOpen: ({ dossier, copies, result }) => assertCanChooseScan(dossier, copies, result),
  title: (words) => words.actions.chooseScan,
  lead: (words) => words.leads.chooseScan,
  notice: 'dossiers.scan_chosen',
  prepare: (call, { dossier }) =>
    call.read(async (db): Promise<OfferedScan[]> => {
      const agencies = agenciesOf(dossier);
      const scans = await listDigitisations(db, agencies, dossier.id);
      const files = await listFiles(
        db,
        agencies,
        scans.flatMap(({ resultIds }) => resultIds),
      );
      return files.map((file) => ({ file, digitisation: scans.find(({ resultIds }) => resultIds.includes(file.id))! }));
    }),
  fields: ({ field, file, words, locale, more }) => {
    const offered = more as OfferedScan[];
    const lines = linesOf(file);
    const ordinal = field('ordinal');
    if (offered.length === 0) return <InsetText>{words.copyFile.noScan}</InsetText>;
    return (
      <>
        <RadioField
          {...ordinal}
          value={ordinal.value ?? (lines.length === 1 ? String(lines[0]!.ordinal) : undefined)}
          label={words.fields.copyLine}
          choices={lines.map((line) => ({
            value: String(line.ordinal),
            label: line.original,
            hint: words.copyFile.ofPages(line.pages),
          }))}
        />
        <RadioField
          {...field('scan')}
          label={words.fields.scanOfOriginal}
          choices={offered.map(({ file: scan, digitisation }, i) => ({
            value: scan.id,
            label: words.copyFile.scanned(i + 1, dateTimeOf(scan.uploadedAt, locale)),
            hint: digitisation.paperName,
          }))}
        />
        <ul class="govuk-list">
          {offered.map(({ file: { agencyId, id } }, i) => (
            <li>
              <a class="govuk-link" href={href('/tep/:agency/:id', { agency: agencyId, id })}>
                {words.copyFile.look(i + 1)}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  },
  act: (act, ref, { ordinal, scan }) => chooseScan(act, ref, { ordinal, scanFileId: scan }),
});
