import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import { dateOf, moneyOf, numberOf } from '#ui';
import { type CopiesWanted, certifiedCopyRuleOn } from '../../certified-copy.ts';
import { type CertifiedLine, listCertified, withoutOriginal } from '../../certified-copy-store.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import { shortDate } from '../../official-papers/in-words.ts';
import { listMissingInRegister } from '../../year-register-store.ts';
import { type CorrectionSpeech, sentenceOf } from '../year-register/correction-words.ts';
import { Corrections } from '../year-register/corrections.view.tsx';
import { yearRegisterPages } from '../year-register/year-register.route.tsx';
import { signerOf } from '../year-register/year-register.ts';

/** How a correction of the register of certified copies is told. */
export function copySpeech(locale: Locale): CorrectionSpeech<CopiesWanted> {
  const { change, correction, ...words } = certifiedMessages(locale);
  const parts = (['original', 'pages', 'copies'] as const).map((part) => [part, words[part]] as const);
  return { parts, change, correction };
}

const vietnamese = certifiedMessages('vi');

/** The register of certified copies. */
export const certifiedRegisterPages = yearRegisterPages<CertifiedLine>({
  path: '/can-bo/so-chung-thuc',
  words: certifiedMessages,
  list: listCertified,
  listMissing: (db, query, { day, limit }) => {
    const { procedures } = certifiedCopyRuleOn(day);
    return listMissingInRegister(db, query, { procedures, withoutLine: withoutOriginal, limit });
  },
  columns(locale) {
    const words = certifiedMessages(locale);
    return [
      { head: words.number, cell: ({ number, certifiedAt }) => `${number}/${dateOf(certifiedAt).slice(-4)}` },
      { head: words.certified, oneLine: true, cell: ({ certifiedAt }) => dateOf(certifiedAt, locale) },
      { head: words.requester, cell: ({ submitter }) => submitter.fullName },
      {
        head: words.original,
        cell: ({ original, corrections }) => (
          <>
            {original}
            <Corrections corrections={corrections} speech={copySpeech(locale)} />
          </>
        ),
      },
      { head: words.pages, numeric: true, cell: ({ pages }) => pages },
      { head: words.copies, numeric: true, cell: ({ copies }) => copies },
      { head: words.kind, cell: ({ kind }) => words.kinds[kind] },
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
    { head: 'Số chứng thực', width: { mm: 16 }, of: ({ number }) => String(number) },
    {
      head: 'Ngày, tháng, năm chứng thực',
      width: { mm: 22 },
      of: ({ certifiedAt }) => shortDate(dayOf(certifiedAt)),
    },
    {
      head: 'Họ tên của người yêu cầu chứng thực',
      width: { share: 1.1 },
      isWords: true,
      of: ({ submitter }) => submitter.fullName,
    },
    {
      head: 'Tên của bản chính giấy tờ, văn bản',
      width: { share: 1.6 },
      isWords: true,
      of: ({ original }) => original,
    },
    { head: 'Họ tên, chức danh người ký chứng thực', width: { share: 1.3 }, isWords: true, of: signerOf },
    {
      head: 'Số bản sao',
      width: { mm: 17 },
      of: ({ copies, kind }) => (kind === 'paper' ? String(copies) : `${copies} (điện tử)`),
    },
    {
      head: 'Phí (đồng)',
      width: { mm: 20 },
      of: ({ amount, feeState }) => (feeState === 'waived' ? vietnamese.waived : numberOf(amount, 'vi')),
    },
    {
      head: 'Ghi chú',
      width: { mm: 38 },
      isSmall: true,
      of: ({ code, corrections }) => [code, ...corrections.map((one) => sentenceOf(one, copySpeech('vi')))].join('. '),
    },
  ],
  sheet(locale) {
    const words = certifiedMessages(locale);
    return [
      { head: words.number, width: 12, kind: 'number', value: ({ number }) => number },
      { head: words.certified, width: 17, kind: 'moment', value: ({ certifiedAt }) => certifiedAt },
      { head: words.requester, width: 26, value: ({ submitter }) => submitter.fullName },
      { head: words.original, width: 40, value: ({ original }) => original },
      { head: words.pages, width: 9, kind: 'number', value: ({ pages }) => pages },
      { head: words.copies, width: 9, kind: 'number', value: ({ copies }) => copies },
      { head: words.kind, width: 12, value: ({ kind }) => words.kinds[kind] },
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
        value: ({ corrections }) => corrections.map((one) => sentenceOf(one, copySpeech(locale))).join(' '),
      },
    ];
  },
});
