import type { SpentTime } from '#modules/calendar';
import { scopeOf, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import { listFactsOfMany, type RecordedFact } from '#platform/journal';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { foldState } from './events.ts';
import {
  listBrokenDays,
  listBrokenYears,
  listCertifiedWithoutFile,
  listDecidedWithoutPaper,
  listDestroyedWithWords,
  listMoney,
  listMoneyOf,
  listSpent,
  listSpentOf,
  listStates,
  listStatesOf,
  type StoredMoney,
} from './invariant-store.ts';
import { listLapsing } from './lapse-store.ts';

const oneDay = 86_400_000;

export const statesFollowFacts: Invariant = {
  says: 'The state of every dossier is the one its facts tell.',
  violations: heldAgainstFacts({
    page: listStates,
    some: listStatesOf,
    differs({ code, state }, facts) {
      const told = foldState(facts);
      return told === state ? undefined : `${code} is ${state}, by its facts ${told ?? 'nothing'}`;
    },
  }),
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

export const filesAreCertified: Invariant = {
  says: 'Every electronic copy in the register is there as a sealed file, and every sealed one is in the register.',
  violations: ofEachAgency((db, agencyId) => listCertifiedWithoutFile(db, agencyId)),
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
  violations: heldAgainstFacts({
    page: listMoney,
    some: listMoneyOf,
    differs(dossier, facts) {
      const { code, feeState, feeTotal, owed, paid, waived } = dossier;
      const told = facts
        .filter(({ type }) => type === 'dossier.fee_paid')
        .reduce((sum, { data }) => sum + Number(data.amount), 0);
      if (feeTotal === owed && told === paid && feeState === stateOf(dossier)) return undefined;
      return `${code} is ${feeState} with ${feeTotal} đồng; its fees are ${owed}, of them ${paid} paid and ${waived} waived, by its facts ${told} paid`;
    },
  }),
};

export const timesAreTold: Invariant = {
  says: 'How long settling a dossier took is what its result told.',
  violations: heldAgainstFacts({
    page: listSpent,
    some: listSpentOf,
    differs({ code, unit, amount }, facts) {
      const fact = facts.find(({ type }) => type === 'dossier.result_issued')?.data.spent as SpentTime | undefined;
      const [told, kept] = [inWords(fact?.unit, fact?.amount), inWords(unit, amount)];
      return told === kept ? undefined : `${code} took ${kept}, by its facts ${told}`;
    },
  }),
};

export const wordsAreDestroyed: Invariant = {
  says: 'No dossier whose file was destroyed is found by its words.',
  violations: ofEachAgency(async (db, agencyId) => {
    const found = await listDestroyedWithWords(db, agencyId);
    return found.map(({ code }) => code);
  }),
};

export const dossierInvariants: readonly Invariant[] = [
  statesFollowFacts,
  numbersHaveNoGap,
  decisionsHavePapers,
  filesAreCertified,
  nothingShouldHaveLapsed,
  moneyAddsUp,
  timesAreTold,
  wordsAreDestroyed,
];

const dossiersARead = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** What is stored of dossiers, and what in it may differ from the facts told of them. */
interface Stored<Row extends { readonly id: string }> {
  /** In the order of their ids, from after `afterId` on. */
  page(db: Db, agencyId: string, afterId: string, limit: number): Promise<Row[]>;
  some(db: Db, agencyId: string, ids: readonly string[]): Promise<Row[]>;
  /** In words what differs; nothing when it agrees. */
  differs(row: Row, facts: readonly RecordedFact[]): string | undefined;
}

function heldAgainstFacts<Row extends { readonly id: string }>(stored: Stored<Row>): Invariant['violations'] {
  return async (database, agencyIds) => {
    const lines: string[] = [];
    for (const agencyId of agencyIds)
      for await (const line of differences(database, agencyId, stored)) lines.push(line);
    return lines;
  };
}

/** What differs is looked at once more: a dossier that moved between the two reads agrees the second time. */
async function* differences<Row extends { readonly id: string }>(
  database: Database,
  agencyId: string,
  stored: Stored<Row>,
): AsyncGenerator<string> {
  const read = <T>(work: (db: Db) => Promise<T>) => database.read(scopeOf(systemFor(agencyId)), work);
  let afterId = firstId;
  for (;;) {
    const page = await read((db) => stored.page(db, agencyId, afterId, dossiersARead));
    const differing = await read((db) => thoseThatDiffer(db, agencyId, page, stored));
    const again = await read((db) =>
      stored.some(
        db,
        agencyId,
        differing.map(({ id }) => id),
      ),
    );
    for (const { says } of await read((db) => thoseThatDiffer(db, agencyId, again, stored))) yield says;
    const last = page.at(-1);
    if (!last) return;
    afterId = last.id;
  }
}

async function thoseThatDiffer<Row extends { readonly id: string }>(
  db: Db,
  agencyId: string,
  rows: readonly Row[],
  { differs }: Stored<Row>,
): Promise<{ readonly id: string; readonly says: string }[]> {
  const ids = rows.map(({ id }) => id);
  const facts = await listFactsOfMany(db, agencyId, ids);
  return rows.flatMap((row) => {
    const says = differs(row, facts.get(row.id) ?? []);
    return says === undefined ? [] : [{ id: row.id, says }];
  });
}

/** A time as it is kept, to four decimals. */
const inWords = (unit: string | null | undefined, amount: number | null | undefined): string =>
  typeof amount === 'number' ? `${amount.toFixed(4)} ${unit}` : 'no time';

/** The state that the fees of a dossier put it in. */
function stateOf({ owed, paid, waived }: StoredMoney): string {
  if (owed > paid + waived) return 'due';
  if (paid > 0) return 'paid';
  return waived > 0 ? 'waived' : 'none';
}
