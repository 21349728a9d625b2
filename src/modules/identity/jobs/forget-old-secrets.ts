import type { Principal } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { forgetOldSecrets } from '../one-time-secret-store.ts';
import { forgetOldSessions } from '../own-session-store.ts';

/** Sessions and secrets belong to no agency; this names none. */
const system: Principal = { kind: 'system', id: '', name: 'Hệ thống', agencies: [], roles: ['system'] };

export const forgetOldSecretsJob: JobTask = {
  task: 'identity.forget_old_secrets',
  does: 'Forgets sessions that have run out and secrets that nobody can bring back any more.',
  schedule: '15 19 * * *',
  byTheDate: true,
  run: (_payload, context) =>
    context.act(system, async ({ tx, now }) => {
      await forgetOldSecrets(tx, now);
      await forgetOldSessions(tx, now);
    }),
};
