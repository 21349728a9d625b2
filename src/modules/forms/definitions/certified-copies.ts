import { defineForm } from '../define-form.ts';
import { line, paragraphs, rows, whole, words } from '../fields.ts';

/** The list of papers to certify: pages count for the fee, copies for the work. No declaration is prescribed. */
export const certifiedCopies = defineForm(
  {
    id: 'certified-copies',
    version: 1,
    validFrom: '2015-04-10',
    procedures: ['2.000815'],
    title: words('Yêu cầu chứng thực bản sao từ bản chính', 'Request for certified copies of originals'),
    legalRef:
      'Điều 20 NĐ 23/2015/NĐ-CP, sửa đổi bởi NĐ 280/2025/NĐ-CP; phí theo trang của bản chính (TT 226/2016/TT-BTC). ' +
      'Pháp luật không quy định mẫu tờ khai; danh mục này giúp tính phí và ghi sổ chứng thực.',
  },
  {
    papers: rows(
      words('Giấy tờ cần chứng thực', 'Papers to certify'),
      words('Giấy tờ', 'Paper'),
      { least: 1, most: 30 },
      {
        name: line(words('Tên giấy tờ', 'Name of the paper'), 200, {
          hint: words('Ví dụ: Giấy khai sinh, Bằng tốt nghiệp', 'For example a birth certificate or a diploma'),
        }),
        issuer: line(words('Cơ quan cấp', 'Issued by'), 150, { optional: true }),
        number: line(words('Số, ký hiệu', 'Number'), 60, { width: 20, optional: true }),
        pages: whole(words('Số trang của bản chính', 'Pages of the original'), 1, 2000),
        copies: whole(words('Số bản sao cần chứng thực', 'Copies wanted'), 1, 200),
      },
    ),
    note: paragraphs(words('Ghi chú', 'Note'), 1000, { optional: true }),
  },
);
