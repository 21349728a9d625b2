import { visitor } from './access.ts';
import type { JobTask } from './jobs.ts';
import { forgetOldForms } from './parked-forms.ts';

/** At 01:30 in Viet Nam. */
export const forgetOldFormsNightly: JobTask = {
  task: 'platform.forget_old_forms',
  does: 'Forgets parked forms after an hour, links to files after a minute and the receipts of forms after ninety days.',
  schedule: '30 18 * * *',
  byTheDate: true,
  run: (_payload, { act }) => act(visitor, ({ tx, now }) => forgetOldForms(tx, now)),
};
