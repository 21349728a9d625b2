import { defineForm } from '../define-form.ts';
import { choice, formatted, group, line, onlyIf, words, yesOrNo } from '../fields.ts';
import {
  address,
  birthDate,
  civilStatusPledge,
  ethnicity,
  fullName,
  identityNumber,
  nationality,
  sex,
} from './person-fields.ts';

/** Tờ khai cấp Giấy xác nhận tình trạng hôn nhân. */
export const maritalStatus = defineForm(
  {
    id: 'marital-status',
    version: 1,
    validFrom: '2024-06-06',
    procedures: ['1.004873'],
    title: words('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'Declaration for a certificate of marital status'),
    legalRef:
      'Mẫu tờ khai kèm theo Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Điều 21–23 NĐ 123/2015/NĐ-CP. ' +
      'Chưa đối chiếu với phụ lục gốc và với NĐ 18/2026/NĐ-CP.',
  },
  {
    relation: choice(words('Quan hệ với người được xác nhận', 'Relation to the person certified'), {
      self: words('Bản thân', 'I am that person'),
      parent: words('Cha hoặc mẹ', 'Parent'),
      child: words('Con', 'Child'),
      sibling: words('Anh, chị, em ruột', 'Brother or sister'),
      grandparent: words('Ông hoặc bà', 'Grandparent'),
      authorised: words('Người được ủy quyền khác', 'Another authorised person'),
    }),
    subject: group(
      words('Người được xác nhận', 'The person certified'),
      {
        fullName: fullName({ prefill: 'person.fullName' }),
        birthDate: birthDate({ prefill: 'person.birthDate' }),
        sex: sex({ prefill: 'person.sex' }),
        ethnicity: ethnicity({ prefill: 'person.ethnicity' }),
        nationality: nationality({ prefill: 'person.nationality' }),
        identityNumber: identityNumber({ birthDate: 'birthDate', sex: 'sex' }, { prefill: 'person.identityNumber' }),
        residence: address(words('Nơi cư trú hiện nay', 'Present residence'), { prefilled: true }),
      },
      { offersPrefill: true },
    ),
    period: group(words('Thời gian cần xác nhận', 'Period to be certified'), {
      residence: address(words('Nơi thường trú trong thời gian đó', 'Permanent residence in that period'), {
        prefilled: true,
      }),
      from: formatted(words('Từ ngày', 'From'), 'past-date'),
      to: formatted(words('Đến ngày', 'To'), 'past-date', { notBefore: '/period/from' }),
    }),
    status: choice(words('Tình trạng hôn nhân', 'Marital status'), {
      single: words('Chưa đăng ký kết hôn với ai', 'Never married'),
      married: words('Đang có vợ hoặc chồng', 'Married'),
      divorced: words('Đã ly hôn, chưa đăng ký kết hôn với ai', 'Divorced, not married again'),
      widowed: words('Vợ hoặc chồng đã chết, chưa đăng ký kết hôn với ai', 'Widowed, not married again'),
    }),
    spouse: group(
      words('Người đang là vợ hoặc chồng', 'The spouse'),
      {
        fullName: fullName(),
        registration: line(
          words('Giấy chứng nhận kết hôn số, ngày, nơi cấp', 'Marriage certificate: number, day, issuer'),
          200,
        ),
      },
      onlyIf('status', 'married'),
    ),
    divorce: group(
      words('Việc ly hôn', 'The divorce'),
      {
        fullName: fullName(),
        decision: line(words('Bản án hoặc quyết định ly hôn số', 'Number of the judgment'), 60),
        decidedOn: formatted(words('Ngày của bản án hoặc quyết định', 'Day of the judgment'), 'past-date'),
        court: line(words('Tòa án đã giải quyết', 'Court'), 150),
      },
      onlyIf('status', 'divorced'),
    ),
    death: group(
      words('Vợ hoặc chồng đã chết', 'The late spouse'),
      {
        fullName: fullName(),
        record: line(words('Trích lục khai tử hoặc Giấy chứng tử số', 'Number of the death extract'), 60),
        recordedOn: formatted(words('Ngày cấp', 'Day of issue'), 'past-date'),
        recordedBy: line(words('Cơ quan cấp', 'Issued by'), 150),
      },
      onlyIf('status', 'widowed'),
    ),
    purpose: choice(words('Mục đích sử dụng', 'Purpose'), {
      marriage: words('Đăng ký kết hôn', 'Marriage'),
      other: words('Mục đích khác', 'Another purpose'),
    }),
    otherPurpose: line(words('Mục đích cụ thể', 'Which purpose'), 200, {
      hint: words(
        'Ví dụ: làm thủ tục mua bán nhà đất. Giấy này không dùng được để đăng ký kết hôn.',
        'For example the sale of a house. The certificate will not serve for marriage.',
      ),
      ...onlyIf('purpose', 'other'),
    }),
    partner: group(
      words('Người dự định kết hôn', 'The intended spouse'),
      {
        fullName: fullName(),
        birthDate: birthDate(),
        nationality: nationality(),
        identityPaper: line(words('Số định danh hoặc giấy tờ tùy thân', 'Identity number or paper'), 60),
        place: line(words('Nơi dự định đăng ký kết hôn', 'Where the marriage is to be registered'), 200),
      },
      onlyIf('purpose', 'marriage'),
    ),
    issuedBefore: yesOrNo(
      words('Đã từng được cấp giấy này và nay xin cấp lại', 'The certificate was issued before and is asked for again'),
      {
        hint: words(
          'Nếu có, phải nộp lại giấy đã cấp; không nộp lại được thì trình bày rõ lý do.',
          'If so, the old one must be given back; if it cannot be, say why.',
        ),
      },
    ),
    earlierCertificate: line(
      words(
        'Giấy đã cấp: số, ngày cấp, hoặc lý do không nộp lại được',
        'Old certificate: number and day, or why it cannot be given back',
      ),
      300,
      onlyIf('issuedBefore', 'yes'),
    ),
    pledge: civilStatusPledge,
  },
);
