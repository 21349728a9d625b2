import { insertAccount, type SeedAccount } from '#modules/identity';
import { type OrganisationSeed, seedOrganisation } from '#modules/organisation';
import { openDatabase } from '#platform/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { demonstrationId } from '../src/demonstration/demonstration-id.ts';
import { citizens, lacThuy } from '../src/demonstration/people.ts';
import { organisationSeed } from '../src/demonstration/seed.ts';
import { communes } from './ground.ts';

type Staff = OrganisationSeed['staff'][number];

const model = organisationSeed.staff.filter(({ agencyId }) => agencyId === lacThuy);
const departments = organisationSeed.departments.filter(({ agencyId }) => agencyId === lacThuy);

/** Of each of the thirty communes: the same posts as in the big one. */
export const staffOf = (commune: number): Staff[] =>
  model.map((one, post) => ({
    ...one,
    agencyId: communes[commune]!.id,
    id: demonstrationId(20_000 + commune * 100 + post),
    accountId: demonstrationId(30_000 + commune * 100 + post),
    departmentId: one.departmentId && departmentOf(commune, one.departmentId),
    email: `c${commune}.${post}@example.vn`,
  }));

const departmentOf = (commune: number, id: string): string =>
  demonstrationId(40_000 + commune * 100 + departments.findIndex((one) => one.id === id));

/** A prime number of them, so that each comes to do everything. */
export const townspeople: readonly SeedAccount[] = Array.from({ length: 97 }, (_, i) => ({
  ...citizens[0],
  kind: 'citizen',
  id: demonstrationId(50_000 + i),
  identityNumber: `0170900${50_000 + i}`,
  phone: `09123${50_000 + i}`,
  email: `dan${i}@example.vn`,
}));

/** Enters everybody who works in the thirty communes, and who files there. */
export async function enterCrews(url: string): Promise<void> {
  const database = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  const staff = communes.flatMap((_, commune) => staffOf(commune));
  const scope = { agencies: communes.map(({ id }) => id) };
  await database.write(scope, async (tx) => {
    for (const account of townspeople) await insertAccount(tx, account, Date.now());
    for (const { accountId: id, fullName, email } of staff)
      await insertAccount(tx, { kind: 'staff', id, fullName, username: email, phone: null, email }, Date.now());
    await seedOrganisation(tx, {
      ...{ positions: [], agencies: [], changes: [], staff },
      departments: communes.flatMap(({ id: agencyId }, commune) =>
        departments.map(({ id, name }) => ({ agencyId, id: departmentOf(commune, id), name })),
      ),
    });
  });
  await database.close();
}
