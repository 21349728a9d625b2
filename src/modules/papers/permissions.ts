import type { Permissions } from '#platform/access';

/** Those who work on dossiers; administrators and supervisors have no business with people's papers. */
const officers = [
  { role: 'counter_clerk', relation: 'agency' },
  { role: 'handling_officer', relation: 'agency' },
  { role: 'department_head', relation: 'agency' },
  { role: 'leader', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
  { role: 'document_clerk', relation: 'agency' },
] as const;

const system = { role: 'system', relation: 'agency' } as const;

export const permissions = {
  'papers.hand_in': {
    says: 'A citizen hands in files to any agency; officers hand in files to their own.',
    grants: [{ role: 'citizen', relation: 'any' }, ...officers, system],
  },
  'papers.read': {
    says: 'Whoever handed in a file, the officers of the agency that received it, and those it was shown to, open it.',
    grants: [{ role: 'citizen', relation: 'party' }, ...officers, system],
  },
  'papers.grant_readers': {
    says: 'Whoever may read a file, when acting on its dossier, lets the others of that dossier read it.',
    grants: [{ role: 'citizen', relation: 'party' }, ...officers, system],
  },
  'papers.end_quarantine': {
    says: 'Only the system, having asked the scanner, lets a file out of quarantine.',
    grants: [system],
  },
} as const satisfies Permissions;
