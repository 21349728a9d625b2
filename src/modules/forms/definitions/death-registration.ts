import { defineForm } from '../define-form.ts';
import { choice, formatted, group, line, onlyIf, words } from '../fields.ts';
import {
  address,
  birthDate,
  civilStatusPledge,
  copies,
  ethnicity,
  fullName,
  identityNumber,
  nationality,
  sex,
} from './person-fields.ts';

/** Tờ khai đăng ký khai tử. */
export const deathRegistration = defineForm(
  {
    id: 'death-registration',
    version: 1,
    validFrom: '2024-06-06',
    procedures: ['1.000656'],
    title: words('Tờ khai đăng ký khai tử', 'Declaration for death registration'),
    legalRef:
      'Mẫu tờ khai kèm theo Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; Điều 4 NĐ 123/2015/NĐ-CP về ' +
      'giấy báo tử. Chưa đối chiếu với phụ lục gốc; Luật Hộ tịch 03/2026/QH16 áp dụng từ 01/3/2027.',
  },
  {
    relation: choice(words('Quan hệ với người đã chết', 'Relation to the deceased'), {
      spouse: words('Vợ hoặc chồng', 'Spouse'),
      child: words('Con', 'Child'),
      parent: words('Cha hoặc mẹ', 'Parent'),
      sibling: words('Anh, chị, em ruột', 'Brother or sister'),
      grandchild: words('Cháu', 'Grandchild'),
      relative: words('Người thân thích khác', 'Another relative'),
      organisation: words('Cơ quan, tổ chức hoặc người khác có trách nhiệm', 'Body or another person responsible'),
    }),
    deceased: group(words('Người đã chết', 'The deceased'), {
      fullName: fullName(),
      birthDate: birthDate(),
      sex: sex(),
      ethnicity: ethnicity(),
      nationality: nationality(),
      identityNumber: identityNumber({ birthDate: 'birthDate', sex: 'sex' }, { optional: true }),
      lastResidence: address(words('Nơi cư trú cuối cùng', 'Last residence')),
    }),
    death: group(words('Việc chết', 'The death'), {
      day: formatted(words('Ngày, tháng, năm chết', 'Date of death'), 'past-date-part', {
        notBefore: '/deceased/birthDate',
      }),
      time: formatted(words('Giờ chết', 'Time of death'), 'time-of-day', { optional: true }),
      place: line(words('Nơi chết', 'Place of death'), 300, {
        hint: words(
          'Tên cơ sở y tế, hoặc thôn, xã, tỉnh nơi chết',
          'Health facility, or village, commune and province',
        ),
      }),
      cause: line(words('Nguyên nhân chết', 'Cause of death'), 200),
    }),
    notice: choice(words('Giấy tờ về việc chết', 'Paper about the death'), {
      notice: words('Giấy báo tử', 'Death notice'),
      substitute: words('Giấy tờ thay Giấy báo tử', 'Paper in place of a death notice'),
      evidence: words('Giấy tờ, chứng cứ khác (chết đã lâu)', 'Other evidence (death long ago)'),
    }),
    noticePaper: group(
      words('Giấy báo tử hoặc giấy tờ thay thế', 'The death notice or its substitute'),
      {
        number: line(words('Số', 'Number'), 60, { width: 20 }),
        issuedBy: line(words('Cơ quan cấp', 'Issued by'), 150),
        issuedOn: formatted(words('Ngày cấp', 'Day of issue'), 'past-date', { notBefore: '/death/day' }),
      },
      onlyIf('notice', 'notice', 'substitute'),
    ),
    ...copies,
    pledge: civilStatusPledge,
  },
);
