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
  listStates,
  listStatesOf,
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

export const dossierInvariants: readonly Invariant[] = [
  statesFollowFacts,
  numbersHaveNoGap,
  decisionsHavePapers,
  nothingShouldHaveLapsed,
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
