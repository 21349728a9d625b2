import type { Field, Fields } from '../define-form.ts';
import { choice, type Extras, formatted, group, line, onlyIf, pledge, whole, words, yesOrNo } from '../fields.ts';
import type { IdentityAgreement, Prefill, Words } from '../form-definition.ts';
import { ethnicGroups } from './ethnic-groups.ts';

/** Họ, chữ đệm, tên: one field, never split. */
export function fullName(extras: Extras = {}): Field {
  return line(words('Họ, chữ đệm, tên', 'Full name'), 100, extras);
}

export function sex(extras: Extras = {}): Field {
  return choice(words('Giới tính', 'Sex'), { male: words('Nam', 'Male'), female: words('Nữ', 'Female') }, extras);
}

export function ethnicity(extras: Extras = {}): Field {
  return line(words('Dân tộc', 'Ethnic group'), 40, { width: 20, suggestions: ethnicGroups, ...extras });
}

export function nationality(extras: Extras = {}): Field {
  return line(words('Quốc tịch', 'Nationality'), 40, { width: 20, initial: 'Việt Nam', ...extras });
}

export function birthDate(extras: Extras = {}): Field {
  return formatted(words('Ngày, tháng, năm sinh', 'Date of birth'), 'past-date-part', extras);
}

/** Checked against the sex and date of birth given beside it. */
export function identityNumber(agrees: IdentityAgreement, extras: Extras = {}): Field {
  return formatted(words('Số định danh cá nhân', 'Personal identification number'), 'identity-number', {
    agrees,
    ...extras,
  });
}

/** An address of two levels: there are no districts since 1 July 2025. `prefilled` starts it with the person's own. */
export function address(
  label: Words,
  { prefilled = false, ...extras }: Extras & { readonly prefilled?: boolean } = {},
): Field {
  const from = (prefill: Prefill) => (prefilled ? { prefill } : {});
  const fields: Fields = {
    detail: line(words('Số nhà, đường, thôn (xóm, bản, ấp, tổ dân phố)', 'House, street, village'), 200, {
      optional: true,
      ...from('person.address.detail'),
    }),
    commune: line(words('Xã, phường, đặc khu', 'Commune, ward or special zone'), 80, from('person.address.commune')),
    province: line(words('Tỉnh, thành phố', 'Province or city'), 80, from('person.address.province')),
  };
  return group(label, fields, { oneLine: true, ...extras });
}

/** Cấp bản sao trích lục kèm theo, như cuối các tờ khai hộ tịch. */
export const copies: Fields = {
  wantsCopies: yesOrNo(words('Đề nghị cấp bản sao trích lục', 'Certified extracts wanted')),
  copyCount: whole(words('Số lượng bản sao', 'Number of copies'), 1, 50, onlyIf('wantsCopies', 'yes')),
};

export const civilStatusPledge = pledge(
  words(
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình',
    'I declare that the above is true and answer for it before the law',
  ),
);
