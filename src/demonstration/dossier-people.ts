import type { Parties, Party } from '#modules/dossiers';
import type { StaffRole } from '#modules/organisation';
import type { Principal } from '#platform/access';
import { demonstrationId } from './demonstration-id.ts';
import { citizens, type StaffSketch, staffSketches } from './people.ts';

/** The member of staff who holds a position in an agency, as they would be signed in; the first when several do. */
export function holderOf(agencyId: string, positionCode: string): Principal {
  const sketch = staffSketches.find((one) => one.agencyId === agencyId && one.positionCode === positionCode);
  if (!sketch) throw new Error(`Nobody of the demonstration is ${positionCode} there.`);
  return signedIn(sketch);
}

/** Everybody who has a role in an agency, as they would be signed in. */
export function holdersOf(agencyId: string, role: StaffRole): Principal[] {
  const holds = (sketch: StaffSketch) => sketch.agencyId === agencyId && sketch.roles.includes(role);
  return staffSketches.filter(holds).map(signedIn);
}

function signedIn(sketch: StaffSketch): Principal {
  const { agencyId, fullName: name, roles } = sketch;
  const id = demonstrationId(1000 + staffSketches.indexOf(sketch));
  return { kind: 'staff', id, name, agencyId, agencies: [agencyId], roles: [...roles, 'staff', 'anyone'] };
}

/** An owner of a demonstration dossier: a citizen who can sign in, or somebody made up, always the same under a name. */
export function partyNamed(fullName: string, place: string, ordinal: number): Party {
  const index = citizens.findIndex((citizen) => citizen.fullName === fullName);
  const citizen = citizens[index];
  if (citizen) return { personId: demonstrationId(3000 + index), ...citizen };
  if (fullName.startsWith('Công ty')) return company(fullName, place);
  const birthYear = 1960 + ((ordinal * 7) % 45);
  const sex = fullName.split(' ').includes('Thị') ? 'female' : 'male';
  const century = (birthYear < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0);
  const digits = String(ordinal * 1373 + 100_000).slice(-6);
  return {
    fullName,
    phone: `09${String(10_000_000 + ordinal * 73_331).slice(-8)}`,
    address: `Xã ${place}, tỉnh Phú Thọ`,
    sex,
    birthDay: `${birthYear}-${two(1 + (ordinal % 12))}-${two(1 + (ordinal % 28))}`,
    identityNumber: `017${century}${two(birthYear % 100)}${digits}`,
  };
}

/** A made-up organisation, with a tax code whose check digit is right. */
function company(fullName: string, place: string): Party {
  return {
    kind: 'organisation',
    fullName,
    taxCode: '5400987654',
    phone: '02183654321',
    address: `Xã ${place}, tỉnh Phú Thọ`,
  };
}

/** The people of a dossier: an owner who hands it in, or whoever an organisation sends with a letter. */
export function partiesOf(owner: Party, place: string, ordinal: number): Parties {
  if (owner.kind !== 'organisation') return { submitter: owner, owner };
  const submitter = partyNamed('Bùi Thị Hạnh', place, ordinal);
  return { submitter, owner, representative: { ...submitter, basis: 'Giấy giới thiệu số 15/GGT' } };
}

/** Whoever files online, as they would be signed in. */
export function submitterOf({ personId, fullName }: Party, ordinal: number): Principal {
  return {
    kind: 'citizen',
    id: personId ?? demonstrationId(4000 + ordinal),
    name: fullName,
    agencies: [],
    roles: ['citizen', 'anyone'],
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
