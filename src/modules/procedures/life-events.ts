import type { Day } from '#platform/clock';
import type { ProcedureVersion } from './procedure-version.ts';

/**
 * A moment of life or business for which people look for procedures. The grouping is ours, no law sets it; it is dated
 * so that a change of the catalogue can close one and open another.
 */
export interface LifeEvent {
  key: string;
  name: { vi: string; en: string };
  for: 'citizen' | 'business';
  validFrom: Day;
  validTo?: Day;
  fields: readonly string[];
  codes: readonly string[];
}

const since = '2025-07-01';

export const lifeEvents: readonly LifeEvent[] = [
  {
    key: 'sinh-con',
    name: { vi: 'Sinh con và nuôi con nhỏ', en: 'Having a child' },
    for: 'citizen',
    validFrom: since,
    fields: ['Nuôi con nuôi', 'Trẻ em', 'Dân số, Bà mẹ - Trẻ em'],
    codes: [
      '1.001193',
      '2.000986',
      '1.000110',
      '1.000689',
      '1.000893',
      '1.001695',
      '1.003583',
      '1.004772',
      '1.004884',
      '2.000522',
      '1.001022',
      '2.000779',
      '1.014062',
    ],
  },
  {
    key: 'di-hoc',
    name: { vi: 'Đi học', en: 'Going to school' },
    for: 'citizen',
    validFrom: since,
    fields: ['Giáo dục (dùng chung)', 'Văn bằng, chứng chỉ', 'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân'],
    codes: ['2.002482', '2.002483', '3.000182', '1.005099'],
  },
  {
    key: 'giay-to-tuy-than',
    name: { vi: 'Căn cước, VNeID và giấy tờ cá nhân', en: 'Identity card and personal papers' },
    for: 'citizen',
    validFrom: since,
    fields: ['Cấp, quản lý căn cước', 'Định danh và xác thực điện tử'],
    codes: ['1.004859', '2.000748', '2.000635', '2.002516'],
  },
  {
    key: 'sao-y-chung-thuc',
    name: { vi: 'Sao y, chứng thực', en: 'Certified copies and signatures' },
    for: 'citizen',
    validFrom: since,
    fields: ['Chứng thực'],
    codes: ['2.000635'],
  },
  {
    key: 'cu-tru',
    name: { vi: 'Chuyển nhà, đăng ký cư trú', en: 'Moving home' },
    for: 'citizen',
    validFrom: since,
    fields: ['Đăng ký, quản lý cư trú'],
    codes: ['1.013134', '1.013137'],
  },
  {
    key: 'ket-hon',
    name: { vi: 'Kết hôn và gia đình', en: 'Marriage and family' },
    for: 'citizen',
    validFrom: since,
    fields: ['Gia đình'],
    codes: [
      '1.000894',
      '1.004873',
      '1.000094',
      '1.000593',
      '2.000806',
      '2.000513',
      '2.002189',
      '2.000554',
      '1.004837',
      '1.004845',
      '1.001022',
      '3.000322',
      '3.000323',
    ],
  },
  {
    key: 'dat-dai-nha-o',
    name: { vi: 'Đất đai, nhà ở, xây dựng', en: 'Land, housing, building' },
    for: 'citizen',
    validFrom: since,
    fields: ['Đất đai', 'Tài chính đất đai', 'Nhà ở và công sở', 'Hoạt động xây dựng', 'Đăng ký biện pháp bảo đảm'],
    codes: ['2.001035'],
  },
  {
    key: 'xe-co',
    name: { vi: 'Xe cộ, tàu thuyền', en: 'Vehicles and boats' },
    for: 'citizen',
    validFrom: since,
    fields: [
      'Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng',
      'Sát hạch, cấp giấy phép lái xe',
      'Hàng hải và đường thủy nội địa',
    ],
    codes: [],
  },
  {
    key: 'nghia-vu-quan-su',
    name: { vi: 'Nghĩa vụ quân sự', en: 'Military service' },
    for: 'citizen',
    validFrom: since,
    fields: ['Nghĩa vụ quân sự', 'Tuyển sinh quân sự'],
    codes: ['2.002765', '2.002764'],
  },
  {
    key: 'viec-lam',
    name: { vi: 'Việc làm, vay vốn', en: 'Work and loans' },
    for: 'citizen',
    validFrom: since,
    fields: ['Việc làm', 'Quản lý lao động ngoài nước'],
    codes: [],
  },
  {
    key: 'tro-giup-xa-hoi',
    name: { vi: 'Trợ giúp xã hội, người khuyết tật, hộ nghèo', en: 'Social assistance' },
    for: 'citizen',
    validFrom: since,
    fields: ['Bảo trợ xã hội', 'Giảm nghèo', 'Phòng, chống tệ nạn xã hội'],
    codes: ['1.001714'],
  },
  {
    key: 'nguoi-co-cong',
    name: { vi: 'Người có công và thân nhân', en: 'People of merit and their families' },
    for: 'citizen',
    validFrom: since,
    fields: ['Người có công', 'Chính sách'],
    codes: [],
  },
  {
    key: 'qua-doi',
    name: { vi: 'Người thân qua đời', en: 'A death in the family' },
    for: 'citizen',
    validFrom: since,
    fields: [],
    codes: [
      '1.000656',
      '1.000419',
      '1.001766',
      '1.004827',
      '1.005461',
      '1.003197',
      '1.001731',
      '1.014028',
      '1.013822',
      '2.002307',
      '2.002308',
      '1.010824',
      '2.001019',
      '2.001016',
    ],
  },
  {
    key: 'khieu-nai-phan-anh',
    name: { vi: 'Khiếu nại, tố cáo, hòa giải', en: 'Complaints and mediation' },
    for: 'citizen',
    validFrom: since,
    fields: ['Khiếu nại, tố cáo', 'Hòa giải ở cơ sở', 'Xử lý đơn thư', 'Bồi thường nhà nước'],
    codes: ['1.013967'],
  },
  {
    key: 'ho-kinh-doanh',
    name: { vi: 'Mở và điều hành hộ kinh doanh', en: 'Household business' },
    for: 'business',
    validFrom: since,
    fields: ['Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'Lưu thông hàng hóa trong nước', 'Kinh doanh khí'],
    codes: [],
  },
  {
    key: 'hop-tac-xa',
    name: { vi: 'Tổ hợp tác, hợp tác xã', en: 'Cooperatives' },
    for: 'business',
    validFrom: since,
    fields: [
      'Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã',
      'Thành lập và hoạt động của tổ hợp tác',
      'Hỗ trợ tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã',
      'Kinh tế hợp tác và Phát triển nông thôn',
    ],
    codes: [],
  },
  {
    key: 'nong-lam-thuy-san',
    name: { vi: 'Trồng trọt, chăn nuôi, rừng, thủy sản', en: 'Farming, forestry, fishing' },
    for: 'business',
    validFrom: since,
    fields: [
      'Trồng trọt',
      'Chăn nuôi',
      'Thú y',
      'Lâm nghiệp',
      'Kiểm lâm',
      'Thủy sản',
      'Nông nghiệp',
      'Thủy lợi',
      'Quản lý chất lượng nông lâm sản và thủy sản',
      'Bảo hiểm',
    ],
    codes: ['2.001827'],
  },
];

/** The life events that hold on a day. */
export const lifeEventsOn = (day: Day): LifeEvent[] =>
  lifeEvents.filter((event) => event.validFrom <= day && (event.validTo === undefined || day <= event.validTo));

/** Whether a procedure belongs to a life event. */
export const belongsTo = (event: LifeEvent, version: Pick<ProcedureVersion, 'code' | 'field'>): boolean =>
  event.codes.includes(version.code) || event.fields.includes(version.field.name);
