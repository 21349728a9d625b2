import { scopeOf, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import { listFactsOfMany } from '#platform/journal';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { foldState } from './events.ts';
import {
  listBrokenDays,
  listBrokenYears,
  listDecidedWithoutPaper,
  listMoney,
  listMoneyOf,
  listStates,
  listStatesOf,
  type StoredMoney,
  type StoredState,
} from './invariant-store.ts';
import { listLapsing } from './lapse-store.ts';

const oneDay = 86_400_000;

export const statesFollowFacts: Invariant = {
  says: 'The state of every dossier is the one its facts tell.',
  async violations(database, agencyIds) {
    const lines: string[] = [];
    for (const agencyId of agencyIds) for await (const line of statesThatDiffer(database, agencyId)) lines.push(line);
    return lines;
  },
};

export const numbersHaveNoGap: Invariant = {
  says: 'The codes of a day and the papers of a year are numbered 1, 2, 3 … without gap or double, for every agency.',
  violations: ofEachAgency(async (db, agencyId) => {
    const broken = [...(await listBrokenDays(db, agencyId)), ...(await listBrokenYears(db, agencyId))];
    return broken.map(
      ({ series, since, last, given, different, highest }) =>
        `${series} since ${since}: the counter gave ${last}; ${given} numbers are used, ${different} different ones up to ${highest ?? 0}`,
    );
  }),
};

export const decisionsHavePapers: Invariant = {
  says: 'Every settled dossier has an issued result, and every refused one a refusal.',
  violations: ofEachAgency((db, agencyId) => listDecidedWithoutPaper(db, agencyId)),
};

export const nothingShouldHaveLapsed: Invariant = {
  says: 'No dossier still waits for a supplement more than a day after its last day.',
  violations: ofEachAgency(async (db, agencyId) => {
    const overdue = await listLapsing(db, agencyId, dayOf(Date.now() - oneDay));
    return overdue.map(({ code, answerBy }) => `${code} was to be completed by ${answerBy}`);
  }),
};

export const moneyAddsUp: Invariant = {
  says: 'What every dossier owes is what its fees add up to, and what was taken is what its facts tell.',
  violations: ofEachAgency(async (db, agencyId) => {
    const lines: string[] = [];
    let page = await listMoney(db, agencyId, firstId, dossiersARead);
    while (page.length > 0) {
      const differing = await moneyThatDiffers(db, agencyId, page);
      // Looked at once more: what was paid between the two reads agrees then.
      const again = await listMoneyOf(
        db,
        agencyId,
        differing.map(({ id }) => id),
      );
      for (const { code, feeState, feeTotal, owed, paid, waived, told } of await moneyThatDiffers(db, agencyId, again))
        lines.push(
          `${code} is ${feeState} with ${feeTotal} đồng; its fees are ${owed}, of them ${paid} paid and ${waived} waived, by its facts ${told} paid`,
        );
      page = await listMoney(db, agencyId, page.at(-1)!.id, dossiersARead);
    }
    return lines;
  }),
};

export const dossierInvariants: readonly Invariant[] = [
  statesFollowFacts,
  numbersHaveNoGap,
  decisionsHavePapers,
  nothingShouldHaveLapsed,
  moneyAddsUp,
];

const dossiersARead = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** What differs is looked at once more: a dossier that moved between the two reads agrees the second time. */
async function* statesThatDiffer(database: Database, agencyId: string): AsyncGenerator<string> {
  const read = <T>(work: (db: Db) => Promise<T>) => database.read(scopeOf(systemFor(agencyId)), work);
  let afterId = firstId;
  for (;;) {
    const page = await read((db) => listStates(db, agencyId, afterId, dossiersARead));
    const differing = await read((db) => thoseThatDiffer(db, agencyId, page));
    const again = await read((db) =>
      listStatesOf(
        db,
        agencyId,
        differing.map(({ id }) => id),
      ),
    );
    for (const { code, state, told } of await read((db) => thoseThatDiffer(db, agencyId, again)))
      yield `${code} is ${state}, by its facts ${told ?? 'nothing'}`;
    const last = page.at(-1);
    if (!last) return;
    afterId = last.id;
  }
}

async function thoseThatDiffer(db: Db, agencyId: string, dossiers: readonly StoredState[]) {
  const ids = dossiers.map(({ id }) => id);
  const facts = await listFactsOfMany(db, agencyId, ids);
  return dossiers
    .map((dossier) => ({ ...dossier, told: foldState(facts.get(dossier.id) ?? []) }))
    .filter(({ state, told }) => told !== state);
}

async function moneyThatDiffers(db: Db, agencyId: string, dossiers: readonly StoredMoney[]) {
  const ids = dossiers.map(({ id }) => id);
  const facts = await listFactsOfMany(db, agencyId, ids);
  const toldOf = (id: string): number =>
    (facts.get(id) ?? [])
      .filter(({ type }) => type === 'dossier.fee_paid')
      .reduce((sum, { data }) => sum + Number(data.amount), 0);
  return dossiers
    .map((dossier) => ({ ...dossier, told: toldOf(dossier.id) }))
    .filter(
      (dossier) =>
        dossier.feeTotal !== dossier.owed || dossier.told !== dossier.paid || dossier.feeState !== stateOf(dossier),
    );
}

/** The state that the fees of a dossier put it in. */
function stateOf({ owed, paid, waived }: StoredMoney): string {
  if (owed > paid + waived) return 'due';
  if (paid > 0) return 'paid';
  return waived > 0 ? 'waived' : 'none';
}
