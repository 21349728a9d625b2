import { defineForm, type Field } from '../define-form.ts';
import { choice, formatted, group, line, onlyIf, rows, words, yesOrNo } from '../fields.ts';
import type { Sex, Words } from '../form-definition.ts';
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

/** Tờ khai đăng ký khai sinh. Who asks for it stands on the dossier; here only how they are related to the child. */
export const birthRegistration = defineForm(
  {
    id: 'birth-registration',
    version: 1,
    validFrom: '2024-06-06',
    procedures: ['1.001193'],
    title: words('Tờ khai đăng ký khai sinh', 'Declaration for birth registration'),
    legalRef:
      'Mẫu tờ khai kèm theo Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP; mục giấy tờ chứng minh việc ' +
      'sinh theo Điều 16 Luật Hộ tịch. Chưa đối chiếu với phụ lục gốc; Luật Hộ tịch 03/2026/QH16 áp dụng từ 01/3/2027.',
  },
  {
    relation: choice(words('Quan hệ với người được khai sinh', 'Relation to the child'), {
      mother: words('Mẹ', 'Mother'),
      father: words('Cha', 'Father'),
      grandparent: words('Ông hoặc bà', 'Grandparent'),
      relative: words('Người thân thích khác', 'Another relative'),
      carer: words('Người hoặc tổ chức đang nuôi dưỡng trẻ', 'Person or organisation raising the child'),
      self: words('Bản thân', 'I am that person'),
      authorised: words('Người được ủy quyền', 'Authorised person'),
    }),
    child: group(words('Người được khai sinh', 'The child'), {
      fullName: fullName(),
      birthDate: formatted(words('Ngày, tháng, năm sinh', 'Date of birth'), 'past-date'),
      sex: sex(),
      ethnicity: ethnicity(),
      nationality: nationality(),
      birthPlace: group(
        words('Nơi sinh', 'Place of birth'),
        {
          facility: line(
            words(
              'Tên cơ sở y tế, hoặc số nhà, thôn nếu sinh ngoài cơ sở y tế',
              'Health facility, or house and village',
            ),
            200,
          ),
          commune: line(words('Xã, phường, đặc khu', 'Commune, ward or special zone'), 80),
          province: line(words('Tỉnh, thành phố', 'Province or city'), 80),
        },
        { oneLine: true },
      ),
      homeTown: group(
        words('Quê quán', 'Home town'),
        {
          commune: line(words('Xã, phường, đặc khu', 'Commune, ward or special zone'), 80),
          province: line(words('Tỉnh, thành phố', 'Province or city'), 80),
        },
        { oneLine: true },
      ),
    }),
    motherKnown: yesOrNo(words('Khai thông tin về người mẹ', 'Details of the mother are known'), { initial: 'yes' }),
    mother: parent(words('Người mẹ', 'The mother'), 'female', 'motherKnown'),
    fatherKnown: yesOrNo(words('Khai thông tin về người cha', 'Details of the father are known'), {
      hint: words(
        'Chọn “Không” nếu chưa xác định được cha; việc nhận cha có thể làm sau.',
        'Choose “No” if the father is not established; that can be done later.',
      ),
    }),
    father: parent(words('Người cha', 'The father'), 'male', 'fatherKnown'),
    proof: choice(words('Giấy tờ chứng minh việc sinh', 'Proof of the birth'), {
      certificate: words('Giấy chứng sinh', 'Medical certificate of birth'),
      witness: words('Văn bản của người làm chứng', 'Statement of a witness'),
      statement: words('Giấy cam đoan về việc sinh', 'Own statement about the birth'),
      abandoned: words('Biên bản về việc trẻ bị bỏ rơi', 'Record of an abandoned child'),
      surrogacy: words('Văn bản xác nhận mang thai hộ', 'Confirmation of surrogacy'),
    }),
    certificateNumber: line(words('Số Giấy chứng sinh', 'Number of the certificate'), 40, {
      width: 20,
      optional: true,
      ...onlyIf('proof', 'certificate'),
    }),
    witnesses: rows(
      words('Người làm chứng', 'Witnesses'),
      words('Người làm chứng', 'Witness'),
      { least: 1, most: 4 },
      {
        fullName: fullName(),
        identityNumber: identityNumber({}),
        residence: address(words('Nơi cư trú', 'Residence')),
      },
      onlyIf('proof', 'witness'),
    ),
    ...copies,
    pledge: civilStatusPledge,
  },
);

function parent(label: Words, sexIs: Sex, knownBy: string): Field {
  return group(
    label,
    {
      fullName: fullName({ prefill: 'person.fullName' }),
      birthDate: birthDate({ prefill: 'person.birthDate' }),
      ethnicity: ethnicity({ prefill: 'person.ethnicity' }),
      nationality: nationality({ prefill: 'person.nationality' }),
      identityNumber: identityNumber(
        { birthDate: 'birthDate', sexIs },
        { prefill: 'person.identityNumber', optional: true },
      ),
      residence: address(words('Nơi cư trú', 'Residence'), { prefilled: true }),
    },
    { offersPrefill: true, ...onlyIf(knownBy, 'yes') },
  );
}
