import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import { dateOf, moneyOf, numberOf, useLocale } from '#ui';
import { type ExtractWords, extractRuleOn, type RegisteredEvent } from '../../extract-copy.ts';
import { extractMessages, registrationInWords } from '../../extract-messages.ts';
import { type ExtractLine, listExtractsIssued, withoutExtract } from '../../extract-store.ts';
import { shortDate } from '../../official-papers/in-words.ts';
import { listMissingInRegister } from '../../year-register-store.ts';
import { type CorrectionSpeech, sentenceOf } from '../year-register/correction-words.ts';
import { Corrections } from '../year-register/corrections.view.tsx';
import { yearRegisterPages } from '../year-register/year-register.route.tsx';
import { signerOf } from '../year-register/year-register.ts';

const correctable = [
  'registeredName',
  'registryNumber',
  'registryBook',
  'registeredOn',
  'registeredAt',
  'copies',
] as const satisfies readonly (keyof ExtractWords)[];

/** How a correction of the register of copies of extracts is told. */
export function extractSpeech(locale: Locale): CorrectionSpeech<ExtractWords> {
  const { change, correction, ...words } = extractMessages(locale);
  return { parts: correctable.map((part) => [part, words[part]] as const), change, correction };
}

const vietnamese = extractMessages('vi');

/** Where an event was registered, as far as that was entered. */
export function Registration({ event }: { event: RegisteredEvent }) {
  const where = registrationInWords(event, extractMessages(useLocale()));
  return where === '' ? null : <div class="govuk-hint">{where}</div>;
}

/** The register of copies of civil-status extracts. */
export const extractRegisterPages = yearRegisterPages<ExtractLine>({
  path: '/can-bo/so-trich-luc',
  words: extractMessages,
  list: listExtractsIssued,
  listMissing: (db, query, { day, limit }) => {
    const { copies: procedures } = extractRuleOn(day);
    return listMissingInRegister(db, query, { procedures, withoutLine: withoutExtract, limit });
  },
  columns(locale) {
    const words = extractMessages(locale);
    return [
      { head: words.number, oneLine: true, cell: ({ notation }) => notation },
      { head: words.issued, oneLine: true, cell: ({ issuedAt }) => dateOf(issuedAt, locale) },
      { head: words.requester, cell: ({ submitter }) => submitter.fullName },
      { head: words.kind, cell: ({ kind }) => words.kinds[kind] },
      {
        head: words.registeredName,
        cell: (line) => (
          <>
            {line.registeredName}
            <Registration event={line} />
            <Corrections corrections={line.corrections} speech={extractSpeech(locale)} />
          </>
        ),
      },
      { head: words.copies, numeric: true, cell: ({ copies }) => copies },
      { head: words.signer, cell: signerOf },
      {
        head: words.fee,
        numeric: true,
        cell: ({ amount, feeState }) => (feeState === 'waived' ? words.waived : moneyOf(amount, locale)),
      },
      { head: words.dossier, oneLine: true, cell: ({ code }) => code },
    ];
  },
  printed: [
    { head: 'Số', width: { mm: 26 }, of: ({ notation }) => notation },
    { head: 'Ngày, tháng, năm cấp', width: { mm: 22 }, of: ({ issuedAt }) => shortDate(dayOf(issuedAt)) },
    {
      head: 'Họ tên của người yêu cầu',
      width: { share: 1 },
      isWords: true,
      of: ({ submitter }) => submitter.fullName,
    },
    {
      head: 'Loại trích lục; họ tên người được đăng ký; nơi đăng ký',
      width: { share: 1.8 },
      isWords: true,
      of: (line) =>
        [vietnamese.kinds[line.kind], line.registeredName, registrationInWords(line, vietnamese)]
          .filter(Boolean)
          .join('; '),
    },
    { head: 'Họ tên, chức danh người ký', width: { share: 1.1 }, isWords: true, of: signerOf },
    { head: 'Số bản sao', width: { mm: 16 }, of: ({ copies }) => String(copies) },
    {
      head: 'Phí (đồng)',
      width: { mm: 19 },
      of: ({ amount, feeState }) => (feeState === 'waived' ? vietnamese.waived : numberOf(amount, 'vi')),
    },
    {
      head: 'Ghi chú',
      width: { mm: 38 },
      isSmall: true,
      of: ({ code, corrections }) =>
        [code, ...corrections.map((one) => sentenceOf(one, extractSpeech('vi')))].join('. '),
    },
  ],
  sheet(locale) {
    const words = extractMessages(locale);
    return [
      { head: words.number, width: 16, value: ({ notation }) => notation },
      { head: words.issued, width: 17, kind: 'moment', value: ({ issuedAt }) => issuedAt },
      { head: words.requester, width: 26, value: ({ submitter }) => submitter.fullName },
      { head: words.kind, width: 30, value: ({ kind }) => words.kinds[kind] },
      { head: words.registeredName, width: 28, value: ({ registeredName }) => registeredName },
      { head: words.registryNumber, width: 14, value: ({ registryNumber = '' }) => registryNumber },
      { head: words.registryBook, width: 14, value: ({ registryBook = '' }) => registryBook },
      { head: words.registeredOn, width: 14, value: ({ registeredOn = '' }) => registeredOn },
      { head: words.registeredAt, width: 30, value: ({ registeredAt = '' }) => registeredAt },
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
        value: ({ corrections }) => corrections.map((one) => sentenceOf(one, extractSpeech(locale))).join(' '),
      },
    ];
  },
});
