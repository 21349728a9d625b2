import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import type { Module } from '#platform/module';
import { sql } from '#platform/sql';

/** Takes out of the sending of letters that it asks whether one is leaving already. */
export function withForgetfulLetters(module: Module): Module {
  const forgetful = (job: JobTask): JobTask => ({
    ...job,
    run: async (payload, context) => {
      await context.act(systemFor(String(payload.agencyId)), ({ tx }) =>
        tx.query(sql`update notifications.mail set state = 'waiting' where state = 'sending'`),
      );
      await job.run(payload, context);
    },
  });
  if (module.name !== 'notifications') return module;
  return { ...module, jobs: (module.jobs ?? []).map(forgetful) };
}
