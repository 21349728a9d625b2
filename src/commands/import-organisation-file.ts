import { readFileSync } from 'node:fs';
import { insertAccount, inviteStaff } from '#modules/identity';
import { type Agency, findAgencyByCode, locateAgency, seedOrganisation } from '#modules/organisation';
import { type Principal, scopeOf } from '#platform/access';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Database, openDatabase, publicScope, type Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { beginAct } from '#platform/journal';
import positions from '../../reference/organisation/positions.json' with { type: 'json' };
import { joinStorage } from './open-storage.ts';
import { type OrganisationFile, readOrganisation } from './organisation-file.ts';

/** Enters agencies and their staff from a file, and prints an invitation for every administrator who is new. */
export async function importOrganisationFile(config: Config, file: string): Promise<number> {
  const content = readOrganisation(JSON.parse(readFileSync(file, 'utf8')));
  if (Array.isArray(content)) {
    console.error([`${file} is not as it must be:`, ...content].join('\n  '));
    return 2;
  }
  const storage = await joinStorage(config);
  const database = openDatabase({ ...storage, size: 2, log: () => {} });
  try {
    const { agencies, located, newStaff, invitations } = await enter(
      database,
      content as OrganisationFile,
      systemClock.now(),
    );
    console.log(`${agencies} agencies new, ${located} put on the map, ${newStaff} staff new.`);
    for (const { name, secret } of invitations)
      console.log(`Invitation for ${name}: ${config.publicUrl}/loi-moi/${secret}`);
    return 0;
  } finally {
    await database.close();
    await storage.stop();
  }
}

interface Entered {
  readonly agencies: number;
  readonly located: number;
  readonly newStaff: number;
  readonly invitations: readonly { readonly name: string; readonly secret: string }[];
}

/** Enters what is not there yet; a second run of the same file enters nothing. */
export async function enter(database: Database, file: OrganisationFile, now: number): Promise<Entered> {
  const { known, added } = await database.write(publicScope, (tx) => enterAgencies(tx, file, now));
  const located = await locate(database, file, known, now);
  const invitations: { name: string; secret: string }[] = [];
  let newStaff = 0;
  for (const member of file.staff) {
    const agency = known.get(member.agency);
    if (!agency) throw new Error(`${member.username}: there is no agency ${member.agency}.`);
    const who = administratorOf(agency);
    await database.write(scopeOf(who), async (tx) => {
      const accountId = newId(now);
      const phone = member.phone ?? null;
      const email = member.email ?? null;
      const isNew = await insertAccount(
        tx,
        { id: accountId, kind: 'staff', fullName: member.fullName, username: member.username, phone, email },
        now,
      );
      if (!isNew) return;
      newStaff += 1;
      await seedOrganisation(tx, {
        positions: [],
        agencies: [],
        changes: [],
        departments: [],
        staff: [
          {
            agencyId: agency.id,
            id: newId(now),
            accountId,
            fullName: member.fullName,
            positionCode: member.position,
            roles: member.roles,
            phone: phone ?? '',
            email: email ?? '',
          },
        ],
      });
      if (!(member.roles as readonly string[]).includes('administrator')) return;
      const { secret } = await inviteStaff(beginAct(tx, who, now, []), accountId);
      invitations.push({ name: `${member.fullName} (${member.username})`, secret });
    });
  }
  return { agencies: added, located, newStaff, invitations };
}

/** The file speaks as the administrator of each agency would. */
const administratorOf = ({ id }: Agency): Principal => ({
  kind: 'system',
  id: '',
  name: 'bin/motcua import',
  agencyId: id,
  agencies: [id],
  roles: ['administrator'],
});

/** Puts on the map whom nobody put there yet; who stands somewhere stays, since somebody said so since. */
async function locate(
  database: Database,
  { agencies }: OrganisationFile,
  known: ReadonlyMap<string, Agency>,
  now: number,
): Promise<number> {
  let located = 0;
  for (const { code, location } of agencies) {
    const agency = known.get(code);
    if (!location || !agency || agency.location) continue;
    const who = administratorOf(agency);
    await database.write(scopeOf(who), (tx) => locateAgency(beginAct(tx, who, now, []), agency.id, location));
    located += 1;
  }
  return located;
}

async function enterAgencies(
  tx: Tx,
  { agencies }: OrganisationFile,
  now: number,
): Promise<{ known: Map<string, Agency>; added: number }> {
  const known = new Map<string, Agency>();
  let added = 0;
  for (const { superior, oldCode = null, location: _, ...sketch } of agencies) {
    const there = await findAgencyByCode(tx, sketch.code);
    const above = superior === undefined ? undefined : (known.get(superior) ?? (await findAgencyByCode(tx, superior)));
    if (superior !== undefined && !above) throw new Error(`${sketch.code}: its superior ${superior} is not known.`);
    const id = newId(now);
    const agency = there ?? {
      ...sketch,
      id,
      oldCode,
      parentId: above?.id ?? null,
      ancestorIds: [...(above?.ancestorIds ?? []), id],
      location: null,
    };
    known.set(sketch.code, agency);
    if (there) continue;
    added += 1;
    await seedOrganisation(tx, {
      positions,
      agencies: [{ ...sketch, ...agency }],
      changes: [],
      departments: [],
      staff: [],
    });
  }
  return { known, added };
}
