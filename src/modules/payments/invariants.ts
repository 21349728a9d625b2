import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { listBrokenSeries, listLostMoney, listPaidByNothing, listUncounted } from './invariant-store.ts';

export const paymentInvariants: readonly Invariant[] = [
  {
    says: 'What a payment gateway took and was counted is what the fees of its dossier say, once for each dossier.',
    violations: ofEachAgency(async (db, agencyId) => [
      ...(await listUncounted(db, agencyId)),
      ...(await listPaidByNothing(db, agencyId)),
    ]),
  },
  {
    says: 'Receipts are numbered 1, 2, 3 … without gap or double, in every series of every agency.',
    violations: ofEachAgency(listBrokenSeries),
  },
  {
    says: 'Money that a gateway took and that is not owed stands among what is to be refunded.',
    violations: ofEachAgency(listLostMoney),
  },
];
