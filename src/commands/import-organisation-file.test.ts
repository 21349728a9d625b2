import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#platform/root';
import { world } from '#test/world';
import { enter } from './import-organisation-file.ts';
import { type OrganisationFile, readOrganisation } from './organisation-file.ts';

const example = JSON.parse(readFileSync(join(root, 'reference/organisation/example.json'), 'utf8')) as OrganisationFile;

const renamed = (code: string): OrganisationFile => ({
  agencies: example.agencies.map((agency) => ({
    ...agency,
    code: agency.code.replace('H44', code),
    oldCode: `000.00.${agency.code === 'H44' ? '00' : '127'}.${code}`,
    ...(agency.superior && { superior: code }),
  })),
  staff: example.staff.map((member) => ({
    ...member,
    agency: member.agency.replace('H44', code),
    username: `${member.username}.${code.toLowerCase()}`,
  })),
});

test('the example of the reference is as a file must be', () => expect(readOrganisation(example)).toBe(example));

test('a wrong file is told every place that is wrong', () => {
  const wrong = {
    agencies: [{ ...example.agencies[0], code: 'xã', colour: 'red', location: { latitude: 48, longitude: 2 } }],
    staff: [{ ...example.staff[0], roles: ['king'] }],
  };
  const said = readOrganisation(wrong) as readonly string[];
  expect(said.join('\n')).toContain('/agencies/0/code');
  expect(said.join('\n')).toContain('colour');
  expect(said.join('\n')).toContain('/agencies/0/location/latitude');
  expect(said.join('\n')).toContain('/staff/0/roles/0');
});

test('a new province and its commune are entered once, and their administrator can choose a password', () =>
  world(async (w) => {
    const file = renamed('H99');
    const first = await enter(w.database, file, w.now());
    expect(first).toMatchObject({ agencies: 2, located: 2, newStaff: 3 });
    expect(first.invitations).toHaveLength(1);
    expect((await w.get(`/loi-moi/${first.invitations[0]?.secret}`)).body).toContain('Đỗ Thị Thu');
    expect(await enter(w.database, file, w.now())).toEqual({
      agencies: 0,
      located: 0,
      newStaff: 0,
      invitations: [],
    });
  }));

test('a file puts on the map who is not there yet, in the journal of each, and moves nobody', () =>
  world(async (w) => {
    const [province, commune] = renamed('H99').agencies;
    const unplaced = { ...commune!, location: undefined };
    await enter(w.database, JSON.parse(JSON.stringify({ agencies: [province, unplaced], staff: [] })), w.now());
    const file = { agencies: [{ ...province!, location: { latitude: 8, longitude: 104 } }, commune!], staff: [] };
    expect(await enter(w.database, file, w.now())).toMatchObject({ agencies: 0, located: 1 });
    const placed = await w.rows<{ code: string; latitude: number }>(
      `select code, latitude from organisation.agency where code like 'H99%' order by code`,
    );
    expect(placed).toEqual([
      { code: 'H99', latitude: province!.location!.latitude },
      { code: 'H99.127', latitude: commune!.location!.latitude },
    ]);
    expect(await w.events()).toEqual({ 'organisation.agency_located': 2 });
  }));
