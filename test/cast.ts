import { demonstrationId } from '../src/demonstration/demonstration-id.ts';
import { anNghia, citizens, lacThuy, province, staffSketches } from '../src/demonstration/people.ts';

/** The people of the tests, all from the demonstration; commune A is Lạc Thuỷ, commune B An Nghĩa. */
export const cast = {
  'citizen An': citizenNamed('Nguyễn Văn An'),
  'citizen Phượng': citizenNamed('Quách Thị Phượng'),
  'clerk Bình': staffNamed('Trần Văn Bình', lacThuy),
  'clerk Hoa': staffNamed('Đinh Thị Hoa', lacThuy),
  'officer Khánh': staffNamed('Phạm Quốc Khánh', lacThuy),
  'officer Oanh': staffNamed('Bùi Thị Oanh', lacThuy),
  'head Long': staffNamed('Quách Văn Long', lacThuy),
  'leader Chi': staffNamed('Lê Thị Chi', lacThuy),
  'leader Dũng': staffNamed('Bùi Văn Dũng', lacThuy),
  'director Giang': staffNamed('Nguyễn Thị Giang', lacThuy),
  'document clerk Mai': staffNamed('Vũ Thị Mai', lacThuy),
  'administrator Thu': staffNamed('Đỗ Thị Thu', lacThuy),
  'clerk Việt of B': staffNamed('Lê Văn Việt', anNghia),
  'officer Yên of B': staffNamed('Đinh Văn Yên', anNghia),
  'leader Sơn of B': staffNamed('Nguyễn Văn Sơn', anNghia),
  'supervisor Tuấn': staffNamed('Nguyễn Minh Tuấn', province),
} as const;

export type CastMember = keyof typeof cast;

/** Where the people of the tests work. */
export const agencies = { a: lacThuy, b: anNghia, province };

/** The id by which a member of staff stands in the organisation. */
export function staffIdOf(who: CastMember): string {
  return cast[who].replace(/2(\d{3})$/, '1$1');
}

function staffNamed(fullName: string, agencyId: string): string {
  const index = staffSketches.findIndex((sketch) => sketch.fullName === fullName && sketch.agencyId === agencyId);
  if (index < 0) throw new Error(`Nobody called ${fullName} works there.`);
  return demonstrationId(2000 + index);
}

function citizenNamed(fullName: string): string {
  return demonstrationId(3000 + citizens.findIndex((citizen) => citizen.fullName === fullName));
}
