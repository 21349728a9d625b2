import { defineForm } from '../define-form.ts';
import { choice, formatted, group, line, onlyIf, pledge, rows, whole, words, yesOrNo } from '../fields.ts';
import { address, ethnicity, fullName, identityNumber, nationality, sex } from './person-fields.ts';

const birthDay = words('Ngày, tháng, năm sinh', 'Date of birth');

/** Giấy đề nghị đăng ký hộ kinh doanh. */
export const householdBusiness = defineForm(
  {
    id: 'household-business',
    version: 1,
    validFrom: '2025-07-01',
    procedures: ['1.001612'],
    title: words('Giấy đề nghị đăng ký hộ kinh doanh', 'Application to register a household business'),
    legalRef:
      'Giấy đề nghị đăng ký hộ kinh doanh kèm theo Thông tư 68/2025/TT-BTC; NĐ 168/2025/NĐ-CP. Đã so với bản điện tử đang ' +
      'lưu hành, chưa đối chiếu với phụ lục gốc; phương pháp tính thuế và bảo hiểm xã hội khai với cơ quan chuyên ngành.',
  },
  {
    owner: group(words('Chủ hộ kinh doanh', 'The owner'), {
      fullName: fullName({ prefill: 'person.fullName' }),
      birthDate: formatted(birthDay, 'past-date', { prefill: 'person.birthDate', atLeastYears: 18 }),
      sex: sex({ prefill: 'person.sex' }),
      ethnicity: ethnicity({ prefill: 'person.ethnicity' }),
      nationality: nationality({ prefill: 'person.nationality' }),
      identityNumber: identityNumber({ birthDate: 'birthDate', sex: 'sex' }, { prefill: 'person.identityNumber' }),
      residence: address(words('Địa chỉ thường trú', 'Permanent residence'), { prefilled: true }),
      contact: address(words('Địa chỉ liên lạc', 'Contact address'), { prefilled: true }),
      phone: formatted(words('Điện thoại', 'Telephone'), 'phone-vi', { prefill: 'person.phone' }),
      email: formatted(words('Thư điện tử', 'E-mail'), 'email', { prefill: 'person.email', optional: true }),
    }),
    name: line(words('Tên hộ kinh doanh', 'Name of the household business'), 150, {
      hint: words(
        'Gồm “Hộ kinh doanh” và tên riêng; không dùng các từ “công ty”, “doanh nghiệp”.',
        '“Hộ kinh doanh” and its own name; the words “công ty” and “doanh nghiệp” are not allowed.',
      ),
      pattern: '^(?!.*([Cc][Ôô][Nn][Gg] [Tt][Yy]|[Dd][Oo][Aa][Nn][Hh] [Nn][Gg][Hh][Ii][Ệệ][Pp]))',
      errors: {
        pattern: words(
          'Tên hộ kinh doanh không được có các từ “công ty”, “doanh nghiệp”; hãy đặt tên khác',
          'The name must not contain “công ty” or “doanh nghiệp”; choose another',
        ),
      },
    }),
    office: group(words('Trụ sở hộ kinh doanh', 'Seat of the business'), {
      address: address(words('Địa chỉ trụ sở', 'Address of the seat')),
      phone: formatted(words('Điện thoại', 'Telephone'), 'phone-vi', { optional: true, autocomplete: 'off' }),
      email: formatted(words('Thư điện tử', 'E-mail'), 'email', { optional: true, autocomplete: 'off' }),
      website: line(words('Trang web', 'Website'), 200, { optional: true }),
    }),
    sectors: rows(
      words('Ngành, nghề kinh doanh', 'Lines of business'),
      words('Ngành, nghề', 'Line of business'),
      { least: 1, most: 20 },
      {
        name: line(words('Tên ngành, nghề', 'Name'), 200),
        code: line(words('Mã ngành cấp bốn', 'Code of four digits'), 4, {
          width: 4,
          optional: true,
          pattern: '^\\d{4}$',
          hint: words('4 chữ số; không rõ thì để trống, cán bộ sẽ giúp.', '4 digits; leave empty if unknown.'),
          errors: { pattern: words('Mã ngành phải gồm 4 chữ số', 'The code must be 4 digits') },
        }),
      },
      {
        hint: words('Ghi ngành, nghề chính ở dòng đầu tiên.', 'Give the main line of business first.'),
      },
    ),
    capital: whole(words('Vốn kinh doanh', 'Capital'), 1, 1_000_000_000_000, {
      widget: 'money',
      width: 20,
    }),
    tax: group(words('Thông tin đăng ký thuế', 'Tax registration'), {
      startDate: formatted(words('Ngày bắt đầu hoạt động', 'First day of business'), 'date'),
      workers: whole(words('Tổng số lao động (dự kiến)', 'Number of workers (expected)'), 1, 10_000),
      otherAddress: yesOrNo(
        words('Nhận thông báo thuế ở địa chỉ khác trụ sở', 'Tax notices go to an address other than the seat'),
        { initial: 'no' },
      ),
      noticeAddress: address(
        words('Địa chỉ nhận thông báo thuế', 'Address for tax notices'),
        onlyIf('otherAddress', 'yes'),
      ),
    }),
    places: rows(
      words('Địa điểm kinh doanh khác ngoài trụ sở', 'Places of business other than the seat'),
      words('Địa điểm kinh doanh', 'Place of business'),
      { least: 0, most: 20 },
      {
        name: line(words('Tên địa điểm', 'Name'), 150),
        address: address(words('Địa chỉ', 'Address')),
        startDate: formatted(words('Ngày bắt đầu hoạt động', 'First day of business'), 'date'),
      },
    ),
    founder: choice(words('Chủ thể thành lập hộ kinh doanh', 'Who sets up the business'), {
      individual: words('Cá nhân', 'One person'),
      household: words('Các thành viên hộ gia đình', 'Members of a household'),
    }),
    members: rows(
      words('Thành viên hộ gia đình cùng đăng ký', 'Household members who register together'),
      words('Thành viên', 'Member'),
      { least: 1, most: 20 },
      {
        fullName: fullName(),
        birthDate: formatted(birthDay, 'past-date'),
        sex: sex(),
        identityNumber: identityNumber({ birthDate: 'birthDate', sex: 'sex' }),
        residence: address(words('Địa chỉ thường trú', 'Permanent residence')),
      },
      onlyIf('founder', 'household'),
    ),
    pledge: pledge(
      words(
        'Tôi cam kết có đủ điều kiện thành lập hộ kinh doanh, sử dụng hợp pháp trụ sở, và chịu trách nhiệm trước pháp luật ' +
          'về tính trung thực, chính xác của nội dung đăng ký trên',
        'I meet the conditions, may lawfully use the seat, and answer before the law for the truth of this application',
      ),
    ),
  },
);
