import { defineForm } from '../define-form.ts';
import { choice, line, onlyIf, paragraphs, rows, whole, words } from '../fields.ts';

const head = {
  id: 'certified-copies',
  procedures: ['2.000815'],
  title: words('Yêu cầu chứng thực bản sao từ bản chính', 'Request for certified copies of originals'),
};

const legalRef =
  'Điều 20 NĐ 23/2015/NĐ-CP, sửa đổi bởi NĐ 280/2025/NĐ-CP; phí theo trang của bản chính (TT 226/2016/TT-BTC). ' +
  'Pháp luật không quy định mẫu tờ khai; danh mục này giúp tính phí và ghi sổ chứng thực.';

const original = {
  name: line(words('Tên giấy tờ', 'Name of the paper'), 200, {
    hint: words('Ví dụ: Giấy khai sinh, Bằng tốt nghiệp', 'For example a birth certificate or a diploma'),
  }),
  issuer: line(words('Cơ quan cấp', 'Issued by'), 150, { optional: true }),
  number: line(words('Số, ký hiệu', 'Number'), 60, { width: 20, optional: true }),
  pages: whole(words('Số trang của bản chính', 'Pages of the original'), 1, 2000),
};

const copies = words('Số bản sao cần chứng thực', 'Copies wanted');

const wanted = choice(
  words('Cần bản sao nào?', 'Which copies are wanted?'),
  {
    paper: words('Bản giấy', 'On paper'),
    electronic: words('Bản điện tử', 'As a file'),
    both: words('Cả bản giấy và bản điện tử', 'Both'),
  },
  {
    hint: words(
      'Bản điện tử có chữ ký số của người chứng thực và của cơ quan, nộp trực tuyến được nhiều lần. Vẫn cần mang bản chính đến để đối chiếu.',
      'A file is signed by who certifies and by the agency, and can be handed in online again and again. The original still has to be brought along.',
    ),
  },
);

const list = (fields: Parameters<typeof rows>[3]) => ({
  papers: rows(
    words('Giấy tờ cần chứng thực', 'Papers to certify'),
    words('Giấy tờ', 'Paper'),
    { least: 1, most: 30 },
    fields,
  ),
  note: paragraphs(words('Ghi chú', 'Note'), 1000, { optional: true }),
});

/** The list of papers to certify: pages count for the fee, copies for the work. No declaration is prescribed. */
export const certifiedCopiesOnPaper = defineForm(
  { ...head, version: 1, validFrom: '2015-04-10', legalRef },
  list({ ...original, copies: whole(copies, 1, 200) }),
);

/** The same since an original is certified as a file as well (Điều 10, NĐ 45/2020/NĐ-CP). */
export const certifiedCopies = defineForm(
  {
    ...{ ...head, version: 2, validFrom: '2020-05-22' },
    legalRef: `${legalRef} Bản sao điện tử: Điều 10, NĐ 45/2020/NĐ-CP.`,
  },
  list({ ...original, wanted, copies: whole(copies, 1, 200, onlyIf('wanted', 'paper', 'both')) }),
);
