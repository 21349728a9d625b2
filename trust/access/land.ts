import { identify, insertAccount, startSession } from '#modules/identity';
import { type Agency, type StaffRole, seedOrganisation } from '#modules/organisation';
import { type Principal, scopeOf } from '#platform/access';
import { newId } from '#platform/identifiers';
import { type Act, beginAct } from '#platform/journal';
import type { World } from '#test/world';
import positions from '../../reference/organisation/positions.json' with { type: 'json' };
import { modules } from '../../src/modules/all.ts';
import type { Luck } from '../luck.ts';

/** How an agency stands to the dossiers of a scene: it receives them, settles them, is above both, or has no part. */
export type Place = 'receiving' | 'handling' | 'above' | 'other' | 'above others';

/** Somebody at the doors; what they are is made here, not asked of the product. */
export interface Somebody {
  /** As findings name them: `leader of receiving`. */
  readonly name: string;
  readonly kind: Principal['kind'];
  readonly roles: readonly string[];
  readonly place: Place | undefined;
  readonly accountId: string;
  /** By which the product knows them: the post for staff. */
  readonly id: string;
}

/** Agencies that chance made, with somebody of every role in each, and people. */
export interface Land {
  readonly agencies: ReadonlyMap<Place, Agency>;
  readonly people: readonly Somebody[];
  readonly owner: Somebody;
}

/** Of each role somebody who holds no other, and one who drafts and leads. */
const posts: readonly (readonly [string, ...StaffRole[]])[] = [
  ['commune_chair', 'leader'],
  ['commune_vice_chair', 'department_head', 'leader'],
  ['centre_director', 'centre_director'],
  ['counter_clerk', 'counter_clerk'],
  ['justice_officer', 'handling_officer'],
  ['culture_officer', 'handling_officer'],
  ['office_head', 'department_head'],
  ['document_clerk', 'document_clerk'],
  ['administrator', 'administrator'],
];

const abovePosts: typeof posts = [['province_supervisor', 'supervisor']];

export const visitor: Somebody = {
  name: 'a visitor',
  kind: 'visitor',
  roles: ['anyone'],
  place: undefined,
  accountId: '',
  id: '',
};

/**
 * Makes two provinces and their communes. `apart`: another agency settles than receives. Whether the agency that has no
 * part lies in the same province is chance.
 */
export async function makeLand(w: World, luck: Luck, apart: boolean): Promise<Land> {
  const above = agencyAs('province', `H9${luck.below(5)}`, undefined, luck);
  const aboveOthers = agencyAs('province', `H8${luck.below(5)}`, undefined, luck);
  const [first, second, third] = luck.shuffled([101, 102, 103, 104]);
  const receiving = agencyAs('commune', `${above.code}.${first}`, above, luck);
  const handling = apart ? agencyAs('commune', `${above.code}.${second}`, above, luck) : receiving;
  const over = luck.one([above, aboveOthers]);
  const other = agencyAs('commune', `${over.code}.${third}`, over, luck);
  const agencies = new Map<Place, Agency>([
    ['above', above],
    ['above others', aboveOthers],
    ['receiving', receiving],
    ...(apart ? [['handling', handling] as const] : []),
    ['other', other],
  ]);
  const staff = [...agencies].flatMap(([place, agency]) =>
    (agency.level === 'province' ? abovePosts : posts).map((post) => staffOf(place, agency, post, luck)),
  );
  const citizens = ['the owner', 'another citizen'].map((name) => citizenCalled(name, luck));
  await w.database.write({ agencies: [...agencies.values()].map(({ id }) => id) }, async (tx) => {
    for (const { account } of [...staff, ...citizens]) await insertAccount(tx, account, w.now());
    await seedOrganisation(tx, {
      positions,
      agencies: [...agencies.values()].map((agency) => ({
        ...agency,
        unitCode: luck.digits(5),
        validFrom: '2025-07-01',
      })),
      changes: [],
      departments: [],
      staff: staff.map(({ member }) => member),
    });
  });
  const people = [...staff, ...citizens].map(({ somebody }) => somebody);
  return { agencies, people: [visitor, ...people], owner: people.find(({ name }) => name === 'the owner')! };
}

function agencyAs(level: Agency['level'], code: string, above: Agency | undefined, luck: Luck): Agency {
  const id = newId();
  const placeName = `Xứ ${luck.letters(6)}`;
  return {
    id,
    level,
    code,
    oldCode: null,
    parentId: above?.id ?? null,
    ancestorIds: [...(above?.ancestorIds ?? []), id],
    placeName,
    name: `Ủy ban nhân dân ${placeName}`,
    centreName: `Trung tâm Phục vụ hành chính công ${placeName}`,
    address: placeName,
    hotline: '18001096',
    email: 'xu@example.vn',
    location: null,
  };
}

function staffOf(place: Place, agency: Agency, [positionCode, ...roles]: (typeof posts)[number], luck: Luck) {
  const [accountId, id] = [newId(), newId()];
  const fullName = `Cán bộ ${luck.letters(8)}`;
  const account = { id: accountId, kind: 'staff' as const, fullName, username: newId(), phone: null, email: null };
  const somebody: Somebody = {
    name: `${positionCode} of ${place}`,
    kind: 'staff',
    roles: [...roles, 'staff', 'anyone'],
    place,
    accountId,
    id,
  };
  const member = { agencyId: agency.id, id, accountId, fullName, positionCode, roles, phone: '', email: '' };
  return { account, somebody, member };
}

function citizenCalled(name: string, luck: Luck) {
  const accountId = newId();
  const account = {
    id: accountId,
    kind: 'citizen' as const,
    fullName: `Người dân ${luck.letters(8)}`,
    identityNumber: `017090${luck.digits(6)}`,
    phone: null,
    email: null,
  };
  const roles = ['citizen', 'anyone'];
  const somebody: Somebody = { name, kind: 'citizen', roles, place: undefined, accountId, id: accountId };
  return { account, somebody, member: undefined as never };
}

/** A signed-in browser. */
export interface Keys {
  readonly cookie: string;
  readonly csrf: string;
  readonly who: Principal;
}

/** Signs somebody in. */
export async function keysOf(w: World, { kind, accountId }: Somebody): Promise<Keys> {
  if (kind !== 'citizen' && kind !== 'staff') throw new Error('Only people sign in.');
  const cookie = await w.database.write({ agencies: [] }, (tx) =>
    startSession(tx, { id: accountId, kind }, 'demonstration', w.now()),
  );
  const session = await identify(w.database, cookie, w.now());
  if (!session) throw new Error('Nobody is behind a session that just began.');
  return { cookie, csrf: session.csrf, who: session.who };
}

const reactions = modules.flatMap((module) => module.reactions ?? []);

/** Does one thing as somebody, as a page would. */
export async function actAs<T>(w: World, somebody: Somebody, work: (act: Act) => Promise<T>): Promise<T> {
  const { who } = await keysOf(w, somebody);
  return w.database.write(scopeOf(who), (tx) => work(beginAct(tx, who, w.now(), reactions)));
}
