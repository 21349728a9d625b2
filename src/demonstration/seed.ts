import type { SeedAccount } from '#modules/identity';
import type { OrganisationSeed } from '#modules/organisation';
import { fold } from '#platform/text';
import positions from '../../reference/organisation/positions.json' with { type: 'json' };
import { demonstrationId } from './demonstration-id.ts';
import { anBinh, anNghia, citizens, government, lacThuy, province, type StaffSketch, staffSketches } from './people.ts';

const since = '2025-07-01';

type SeedAgency = OrganisationSeed['agencies'][number];

/** Places on the map are the demonstration's: within the province and roughly there, not surveyed. */
const commune = (
  id: string,
  order: number,
  unitCode: string,
  place: string,
  location: SeedAgency['location'],
): SeedAgency => ({
  id,
  parentId: province,
  ancestorIds: [government, province, id],
  level: 'commune',
  code: `H44.${order}`,
  oldCode: `000.00.${order}.H44`,
  unitCode,
  name: `Ủy ban nhân dân xã ${place}`,
  centreName: `Trung tâm Phục vụ hành chính công xã ${place}`,
  placeName: place,
  address: `Trung tâm xã ${place}, tỉnh Phú Thọ`,
  hotline: `0218 3800 ${order}`,
  email: `${fold(place).replaceAll(' ', '')}@example.vn`,
  validFrom: since,
  location,
});

const agencies: OrganisationSeed['agencies'] = [
  {
    id: government,
    parentId: null,
    ancestorIds: [government],
    level: 'central',
    code: 'G22',
    oldCode: '000.00.00.G22',
    unitCode: '00',
    name: 'Văn phòng Chính phủ',
    centreName: 'Cổng Dịch vụ công quốc gia',
    placeName: 'Hà Nội',
    address: 'Số 1 Hoàng Hoa Thám, Hà Nội',
    hotline: '18001096',
    email: 'dichvucong@example.vn',
    validFrom: since,
    location: null,
  },
  {
    id: province,
    parentId: government,
    ancestorIds: [government, province],
    level: 'province',
    code: 'H44',
    oldCode: '000.00.00.H44',
    unitCode: '25',
    name: 'Ủy ban nhân dân tỉnh Phú Thọ',
    centreName: 'Trung tâm Phục vụ hành chính công tỉnh Phú Thọ',
    placeName: 'Phú Thọ',
    address: 'Thành phố Việt Trì cũ, tỉnh Phú Thọ',
    hotline: '0210 3800 025',
    email: 'phutho@example.vn',
    validFrom: since,
    location: { latitude: 21.3227, longitude: 105.4019 },
  },
  commune(lacThuy, 127, '05392', 'Lạc Thuỷ', { latitude: 20.4886, longitude: 105.7789 }),
  commune(anNghia, 128, '05395', 'An Nghĩa', { latitude: 20.4612, longitude: 105.6894 }),
  commune(anBinh, 129, '05425', 'An Bình', { latitude: 20.3907, longitude: 105.6671 }),
];

const departmentNames = {
  office: 'Văn phòng HĐND và UBND',
  culture: 'Phòng Văn hóa – Xã hội',
  economy: 'Phòng Kinh tế',
  centre: 'Trung tâm Phục vụ hành chính công',
} as const;

const communes = [lacThuy, anNghia, anBinh];
const departmentKeys = Object.keys(departmentNames) as (keyof typeof departmentNames)[];
const departmentId = (agencyId: string, key: keyof typeof departmentNames) =>
  demonstrationId(100 + communes.indexOf(agencyId) * 10 + departmentKeys.indexOf(key));

const userNameOf = ({ fullName, agencyId }: StaffSketch): string =>
  `${fold(fullName).replaceAll(' ', '')}@${fold(agencies.find(({ id }) => id === agencyId)!.placeName).replaceAll(' ', '')}`;

const staff = staffSketches.map((sketch, i): OrganisationSeed['staff'][number] => ({
  agencyId: sketch.agencyId,
  id: demonstrationId(1000 + i),
  accountId: demonstrationId(2000 + i),
  fullName: sketch.fullName,
  positionCode: sketch.positionCode,
  departmentId: sketch.department && departmentId(sketch.agencyId, sketch.department),
  roles: sketch.roles,
  phone: `02183800${String(100 + i)}`,
  email: `${userNameOf(sketch)}.example.vn`,
}));

export const organisationSeed: OrganisationSeed = {
  positions,
  agencies,
  changes: [
    {
      id: demonstrationId(90),
      agencyId: province,
      kind: 'established_from',
      onDay: since,
      previousName: 'các tỉnh Hòa Bình, Phú Thọ, Vĩnh Phúc',
      legalRef: 'Nghị quyết 202/2025/QH15',
    },
  ],
  departments: communes.flatMap((agencyId) =>
    departmentKeys.map((key) => ({ agencyId, id: departmentId(agencyId, key), name: departmentNames[key] })),
  ),
  staff,
};

export const accountSeed: readonly SeedAccount[] = [
  ...citizens.map((citizen, i): SeedAccount => ({ kind: 'citizen', id: demonstrationId(3000 + i), ...citizen })),
  ...staffSketches.map(
    (sketch, i): SeedAccount => ({
      kind: 'staff',
      id: demonstrationId(2000 + i),
      fullName: sketch.fullName,
      username: userNameOf(sketch),
      phone: null,
      email: staff[i]!.email,
    }),
  ),
];
