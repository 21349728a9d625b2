import { describe, expect, test } from 'vitest';
import { assertMay, decide, type Permission, type Principal, type Relation, systemFor, visitor } from './access.ts';

const [agencyA, agencyB] = ['a', 'b'];
const clerk: Principal = { kind: 'staff', id: 'binh', name: 'Bình', agencies: [agencyA], roles: ['counter_clerk'] };
const citizen: Principal = { kind: 'citizen', id: 'an', name: 'An', agencies: [], roles: ['citizen', 'anyone'] };
const supervisor: Principal = { ...clerk, id: 'tuan', agencies: [agencyA, agencyB], roles: ['supervisor'] };

const granted = (role: string, relation: Relation): Permission => ({ says: '', grants: [{ role, relation }] });

const ours = { agencyIds: [agencyA], assigneeId: 'binh', partyIds: ['an'] };
const ofAnother = { agencyIds: [agencyB], assigneeId: 'viet', partyIds: ['phuong'] };
const handledElsewhere = { ...ofAnother, agencyIds: [agencyB, agencyA] };

describe('decide', () => {
  test.each([
    ['a clerk', 'counter_clerk', 'any', clerk, ofAnother, true],
    ['a clerk at a dossier of the own agency', 'counter_clerk', 'agency', clerk, ours, true],
    ['a clerk at a dossier of another', 'counter_clerk', 'agency', clerk, ofAnother, false],
    ['a clerk at one that both have to do with', 'counter_clerk', 'agency', clerk, handledElsewhere, true],
    ['a clerk at a dossier of nobody', 'counter_clerk', 'agency', clerk, {}, false],
    ['whoever it is assigned to', 'counter_clerk', 'assigned', clerk, ours, true],
    ['a colleague of theirs', 'counter_clerk', 'assigned', { ...clerk, id: 'hoa' }, ours, false],
    [
      'one who was moved to another agency',
      'counter_clerk',
      'assigned',
      { ...clerk, agencies: [agencyB] },
      ours,
      false,
    ],
    ['a supervisor of both', 'supervisor', 'agency', supervisor, ofAnother, true],
    ['a party', 'citizen', 'party', citizen, ours, true],
    ['somebody else', 'citizen', 'party', citizen, ofAnother, false],
    ['a party without the role', 'leader', 'party', citizen, ours, false],
    ['the system in its agency', 'system', 'agency', systemFor(agencyA), ours, true],
    ['the system elsewhere', 'system', 'agency', systemFor(agencyA), ofAnother, false],
    ['a visitor', 'anyone', 'any', visitor, ours, true],
    ['a visitor at what is a party’s', 'anyone', 'party', visitor, { partyIds: [] }, false],
  ] as const)('%s, granted to %s in the relation %s', (_who, role, relation, who, resource, allowed) => {
    expect(decide(granted(role, relation), who, resource)).toBe(allowed);
  });

  test('grants nothing that is not written', () => {
    expect(decide({ says: '', grants: [] }, { ...supervisor, roles: ['leader', 'administrator'] }, ours)).toBe(false);
  });

  test('without a thing acted on asks only for the role', () => {
    expect(decide(granted('counter_clerk', 'assigned'), clerk)).toBe(true);
    expect(decide(granted('leader', 'any'), clerk)).toBe(false);
  });
});

test('assertMay names the permission that refused, and refuses one that does not exist', () => {
  const permissions = { 'dossier.receive': granted('counter_clerk', 'agency') };
  expect(() => assertMay(permissions, 'dossier.receive', clerk, ours)).not.toThrow();
  const refusal = { code: 'forbidden', status: 403, facts: { permission: 'dossier.receive' } };
  expect(() => assertMay(permissions, 'dossier.receive', clerk, ofAnother)).toThrow(expect.objectContaining(refusal));
  const misspelt = 'dossier.recieve' as 'dossier.receive';
  expect(() => assertMay(permissions, misspelt, clerk, ours)).toThrow('forbidden');
});
