import type { StaffRole } from '#modules/organisation';
import { demonstrationId } from './demonstration-id.ts';

/** The agencies of the demonstration: a real province and three of its communes, with identifiers made for the demonstration. */
export const province = demonstrationId(1);
export const lacThuy = demonstrationId(2);
export const anNghia = demonstrationId(3);
export const anBinh = demonstrationId(4);
export const government = demonstrationId(5);

export interface StaffSketch {
  readonly agencyId: string;
  readonly fullName: string;
  readonly positionCode: string;
  readonly roles: readonly StaffRole[];
  readonly department?: 'office' | 'culture' | 'economy' | 'centre';
}

/** Each commune has the same posts; the province has its supervisor and administrator. */
const posts = [
  ['commune_chair', ['leader']],
  ['commune_vice_chair', ['leader']],
  ['centre_director', ['centre_director', 'counter_clerk'], 'centre'],
  ['counter_clerk', ['counter_clerk'], 'centre'],
  ['counter_clerk', ['counter_clerk'], 'centre'],
  ['justice_officer', ['handling_officer'], 'office'],
  ['office_head', ['department_head', 'handling_officer'], 'office'],
  ['document_clerk', ['document_clerk'], 'office'],
  ['culture_head', ['department_head', 'handling_officer'], 'culture'],
  ['culture_officer', ['handling_officer'], 'culture'],
  ['economy_head', ['department_head', 'handling_officer'], 'economy'],
  ['land_officer', ['handling_officer'], 'economy'],
  ['administrator', ['administrator'], 'office'],
] as const satisfies readonly (readonly [string, readonly StaffRole[], StaffSketch['department']?])[];

const names: Readonly<Record<string, readonly string[]>> = {
  [lacThuy]: [
    'Lê Thị Chi',
    'Bùi Văn Dũng',
    'Nguyễn Thị Giang',
    'Trần Văn Bình',
    'Đinh Thị Hoa',
    'Phạm Quốc Khánh',
    'Quách Văn Long',
    'Vũ Thị Mai',
    'Hoàng Văn Nam',
    'Bùi Thị Oanh',
    'Đặng Văn Phúc',
    'Nguyễn Văn Quân',
    'Đỗ Thị Thu',
  ],
  [anNghia]: [
    'Nguyễn Văn Sơn',
    'Trần Thị Tâm',
    'Bùi Thị Uyên',
    'Lê Văn Việt',
    'Quách Thị Xuân',
    'Đinh Văn Yên',
    'Phạm Thị Ánh',
    'Bùi Văn Bảo',
    'Hoàng Thị Cúc',
    'Nguyễn Thị Diệp',
    'Vũ Văn Đạt',
    'Trần Văn Hải',
    'Lê Thị Hạnh',
  ],
  [anBinh]: [
    'Phạm Văn Hùng',
    'Đinh Thị Hương',
    'Nguyễn Văn Kiên',
    'Bùi Thị Lan',
    'Trần Văn Lộc',
    'Hoàng Thị Lý',
    'Lê Văn Minh',
    'Quách Thị Nga',
    'Vũ Văn Phong',
    'Đặng Thị Phương',
    'Nguyễn Văn Quang',
    'Bùi Văn Sáng',
    'Trần Thị Thảo',
  ],
};

/** Everybody who works in the demonstration, in the order of their user names. */
export const staffSketches: readonly StaffSketch[] = [
  ...[lacThuy, anNghia, anBinh].flatMap((agencyId) =>
    posts.map(
      ([positionCode, roles, department], i): StaffSketch => ({
        agencyId,
        fullName: names[agencyId]![i]!,
        positionCode,
        roles,
        ...(department && { department }),
      }),
    ),
  ),
  { agencyId: province, fullName: 'Nguyễn Minh Tuấn', positionCode: 'province_supervisor', roles: ['supervisor'] },
  { agencyId: province, fullName: 'Trần Thị Vân', positionCode: 'administrator', roles: ['administrator'] },
];

export const citizens = [
  {
    fullName: 'Nguyễn Văn An',
    identityNumber: '017090001234',
    birthDay: '1990-03-12',
    sex: 'male',
    phone: '0912345678',
    address: 'Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ',
    email: 'an.nguyen@example.vn',
  },
  {
    fullName: 'Quách Thị Phượng',
    identityNumber: '017195004321',
    birthDay: '1995-09-02',
    sex: 'female',
    phone: '0987654321',
    address: 'Thôn Vôi, xã An Nghĩa, tỉnh Phú Thọ',
    email: 'phuong.quach@example.vn',
  },
  {
    fullName: 'Đinh Công Thành',
    identityNumber: '017082005678',
    birthDay: '1982-11-24',
    sex: 'male',
    phone: '0356789012',
    address: 'Thôn Hồng Phong, xã An Bình, tỉnh Phú Thọ',
    email: 'thanh.dinh@example.vn',
  },
] as const;
