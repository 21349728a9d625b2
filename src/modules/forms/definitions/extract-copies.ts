import { defineForm } from '../define-form.ts';
import { choice, formatted, line, paragraphs, rows, whole, words } from '../fields.ts';
import { civilStatusPledge, fullName } from './person-fields.ts';

/** Tờ khai cấp bản sao trích lục hộ tịch. */
export const extractCopies = defineForm(
  {
    id: 'extract-copies',
    version: 1,
    validFrom: '2020-07-16',
    procedures: ['2.000635'],
    title: words('Tờ khai cấp bản sao trích lục hộ tịch', 'Request for copies of civil-status extracts'),
    legalRef:
      'Điều 63, 64 Luật Hộ tịch 60/2014/QH13; mẫu tờ khai kèm theo Thông tư 04/2020/TT-BTP. Chưa đối chiếu với phụ lục gốc ' +
      'và với NĐ 18/2026/NĐ-CP; Luật Hộ tịch 03/2026/QH16 áp dụng từ 01/3/2027.',
  },
  {
    relation: choice(words('Quan hệ với người được cấp bản sao', 'Relation to whose extract it is'), {
      self: words('Chính tôi', 'It is mine'),
      parent: words('Cha hoặc mẹ', 'Parent'),
      child: words('Con', 'Child'),
      spouse: words('Vợ hoặc chồng', 'Spouse'),
      sibling: words('Anh, chị, em ruột', 'Brother or sister'),
      other: words('Người khác, theo ủy quyền hoặc đại diện', 'Another, authorised or representing'),
    }),
    extracts: rows(
      words('Trích lục cần cấp bản sao', 'Extracts wanted'),
      words('Trích lục', 'Extract'),
      { least: 1, most: 20 },
      {
        kind: choice(words('Loại', 'Of what'), {
          birth: words('Khai sinh', 'Birth'),
          marriage: words('Kết hôn', 'Marriage'),
          death: words('Khai tử', 'Death'),
          parent_child: words('Nhận cha, mẹ, con', 'Recognition of parent or child'),
          guardianship: words('Giám hộ', 'Guardianship'),
          guardianship_end: words('Chấm dứt giám hộ', 'End of guardianship'),
          change: words('Thay đổi, cải chính, bổ sung hộ tịch', 'Change, correction or addition'),
          marriage_note: words('Ghi chú kết hôn', 'Marriage noted'),
          divorce_note: words('Ghi chú ly hôn', 'Divorce noted'),
          other_note: words('Việc hộ tịch khác đã ghi vào sổ', 'Another event noted'),
        }),
        registeredName: fullName({
          hint: words('Của người được đăng ký, như trong Sổ hộ tịch', 'Of the person registered, as in the register'),
        }),
        registryNumber: line(words('Số đăng ký, nếu biết', 'Registration number, if known'), 60, {
          width: 20,
          optional: true,
        }),
        registryBook: line(words('Quyển số, nếu biết', 'Book, if known'), 60, { width: 20, optional: true }),
        registeredOn: formatted(words('Ngày đăng ký, nếu biết', 'Registered on, if known'), 'past-date-part', {
          optional: true,
        }),
        registeredAt: line(words('Nơi đã đăng ký', 'Registered at'), 200, { optional: true }),
        copies: whole(words('Số bản sao', 'Copies'), 1, 100),
      },
    ),
    purpose: paragraphs(words('Mục đích, nếu cần nêu', 'Purpose, if to be stated'), 500, { optional: true }),
    pledge: civilStatusPledge,
  },
);
