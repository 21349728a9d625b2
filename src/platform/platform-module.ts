import { backUpByNight, backupsAreFresh } from './backup/back-up-nightly.ts';
import { clocksAgree } from './clocks-agree.ts';
import { journalIsSealed } from './journal-seal/sealed-journal.ts';
import type { Module } from './module.ts';
import { noJobIsOverdue } from './overdue-jobs.ts';
import { receiptPage } from './receipt.route.ts';

/**
 * What the platform itself answers and does, registered as every module registers its own: so it meets the same walls
 * and stands in the same lists.
 */
export const platform: Module = {
  name: 'platform',
  routes: [receiptPage],
  jobs: [backUpByNight],
  invariants: [clocksAgree, noJobIsOverdue, backupsAreFresh, journalIsSealed],
};
