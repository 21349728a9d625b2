import type { Permissions } from '#platform/access';

export const permissions = {
  'procedures.view_process': {
    says: 'Staff see how a procedure is settled in their agency, and what of the catalogue could not be read.',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'handling_officer', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'document_clerk', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'procedures.adjust': {
    says: 'An administrator enters the internal process and the shortened limit that their agency has been given.',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
} as const satisfies Permissions;
