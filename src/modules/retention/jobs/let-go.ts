import { removeDraftsBefore } from '#modules/forms';
import { removeSecretsBefore, removeSessionsBefore } from '#modules/identity';
import { removeMailBefore, removeMessagesBefore } from '#modules/notifications';
import { listAgencies } from '#modules/organisation';
import { removeInvitationsBefore } from '#modules/satisfaction';
import { systemFor, visitor } from '#platform/access';
import type { Tx } from '#platform/database';
import { removeLinksBefore } from '#platform/files-host';
import { removeReceiptsBefore } from '#platform/form-receipts';
import type { JobTask } from '#platform/jobs';
import { removeParkedFormsBefore } from '#platform/parked-forms';
import { forgetOldWindows } from '#platform/throttle';
import type { LetGo } from '../../../../reference/retention/retention-periods.ts';
import { letUnusedFilesGo } from '../let-unused-files-go.ts';
import { overBefore } from '../retention-period.ts';

/** What belongs to no agency, and how its owner lets go of all that lies before an instant. */
const ofNobody: Partial<Record<LetGo, (tx: Tx, before: number) => Promise<void>>> = {
  draft: removeDraftsBefore,
  session: removeSessionsBefore,
  one_time_secret: removeSecretsBefore,
  parked_form: removeParkedFormsBefore,
  file_link: removeLinksBefore,
  form_receipt: removeReceiptsBefore,
  throttle: forgetOldWindows,
};

const ofAgencies: Partial<Record<LetGo, (tx: Tx, agencyId: string, before: number) => Promise<void>>> = {
  message: removeMessagesBefore,
  letter: removeMailBefore,
  invitation: removeInvitationsBefore,
};

const each = <T>(erasers: Partial<Record<LetGo, T>>) => Object.entries(erasers) as [LetGo, T][];

/** At 02:17 in Viet Nam. Each class has its own transaction: one that cannot go keeps no other. */
export const letGo: JobTask = {
  task: 'retention.let_go',
  does: 'Lets go of what no law asks to be kept, once its period is over, each module of its own.',
  schedule: '17 19 * * *',
  byTheDate: true,
  async run(_payload, context) {
    const now = context.clock.now();
    const agencyIds = (await context.read(visitor, (db) => listAgencies(db))).map(({ id }) => id);
    for (const [what, remove] of each(ofNobody))
      await context.act(visitor, ({ tx }) => remove(tx, overBefore(what, now)));
    for (const agencyId of agencyIds)
      for (const [what, remove] of each(ofAgencies))
        await context.act(systemFor(agencyId), ({ tx }) => remove(tx, agencyId, overBefore(what, now)));
    await letUnusedFilesGo(context, agencyIds, overBefore('unused_file', now));
    // The disk keeps the time of the machine.
    await context.tools.blobs.clearLeftovers(overBefore('unfinished_file', Date.now()));
  },
};
