import type { Agency } from '#modules/organisation';
import { type Day, dayOf } from '#platform/clock';
import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import { numberOf } from '#ui';
import type { CertifiedLine } from '../../certified-copy-store.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import { dateInWords, shortDate } from '../../official-papers/in-words.ts';
import { sentenceOf } from './correction-words.ts';

interface Asked {
  readonly agency: Agency;
  readonly year: number;
}

const signerOf = ({ signedByName, signedByPosition }: CertifiedLine): string =>
  [signedByName, signedByPosition].filter(Boolean).join(', ');

/** What the template of the printed register is given; official papers are in Vietnamese. */
export function certifiedPaper({
  agency: { name, placeName },
  year,
  lines,
  today,
}: Asked & { readonly lines: readonly CertifiedLine[]; readonly today: Day }) {
  return {
    letterhead: { issuer: name, issuerInText: name, place: placeName, issuedOn: dateInWords(today) },
    title: certifiedMessages('vi').title,
    year: String(year),
    lines: lines.map((line) => ({
      number: String(line.number),
      certified: shortDate(dayOf(line.certifiedAt)),
      requester: line.submitter.fullName,
      original: line.original,
      signer: signerOf(line),
      copies: String(line.copies),
      fee: line.feeState === 'waived' ? certifiedMessages('vi').waived : numberOf(line.amount, 'vi'),
      note: [line.code, ...line.corrections.map((one) => sentenceOf(one, certifiedMessages('vi')))].join('. '),
    })),
  };
}

/** The register as a sheet. */
export function certifiedSheet({
  agency,
  year,
  lines,
  locale,
}: Asked & { readonly lines: AsyncIterable<CertifiedLine>; readonly locale: Locale }): Sheet<CertifiedLine> {
  const words = certifiedMessages(locale);
  return {
    name: words.menu,
    above: [words.title, agency.name, words.caption(year)],
    rows: lines,
    columns: [
      { head: words.number, width: 12, kind: 'number', value: ({ number }) => number },
      { head: words.certified, width: 17, kind: 'moment', value: ({ certifiedAt }) => certifiedAt },
      { head: words.requester, width: 26, value: ({ submitter }) => submitter.fullName },
      { head: words.original, width: 40, value: ({ original }) => original },
      { head: words.pages, width: 9, kind: 'number', value: ({ pages }) => pages },
      { head: words.copies, width: 9, kind: 'number', value: ({ copies }) => copies },
      { head: words.signer, width: 36, value: signerOf },
      {
        head: words.fee,
        width: 13,
        kind: 'money',
        value: ({ amount, feeState }) => (feeState === 'waived' ? 0 : amount),
      },
      { head: words.dossier, width: 24, value: ({ code }) => code },
      {
        head: words.correct,
        width: 60,
        value: ({ corrections }) => corrections.map((one) => sentenceOf(one, words)).join(' '),
      },
    ],
  };
}
