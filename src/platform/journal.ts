import type { Principal } from './access.ts';
import type { Db, Tx } from './database.ts';
import { newId } from './identifiers.ts';
import { sealed } from './personal-data.ts';
import { sql } from './sql.ts';

/** Something that became true, named in the past tense: `dossier.received`. Others react; nobody is ordered. */
export interface Fact<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  /** The agency in whose journal it stands. */
  readonly agencyId: string;
  /** What it is about, such as the dossier's id. */
  readonly subjectId: string;
  /** Persons and agencies, besides that agency, who may read it. */
  readonly readers?: readonly string[];
  readonly data: Data;
}

/** What a module does, in the same transaction, when another one announces a fact. It may only touch its own tables. */
// biome-ignore lint/suspicious/noExplicitAny: a list of reactions holds reactions to facts of every shape.
export interface Reaction<F extends Fact = any> {
  readonly to: F['type'];
  /** One sentence, shown in the documentation of the module. */
  readonly does: string;
  run(act: Act, fact: F): Promise<void>;
}

/** One action under way: its transaction, who does it, when, and how it tells others. */
export interface Act {
  readonly tx: Tx;
  readonly who: Principal;
  /** Milliseconds; the same throughout the action. */
  readonly now: number;
  /** Writes the fact into the journal and lets the other modules react, all in this transaction. */
  announce<F extends Fact>(fact: F): Promise<void>;
  /** Says whose thing this is about, and which, once it is found: should a rule refuse, the access journal tells. */
  concerns(agencyId: string, subjectId: string): void;
  /** Puts a job into the queue; it can start only once this transaction is committed. */
  enqueue(job: Job): Promise<void>;
}

export interface Job {
  readonly task: string;
  readonly payload: object;
  /** A job with the same key that has not started yet is replaced instead of doubled. */
  readonly key?: string;
  /** Milliseconds from now, by the clock of the database, which says when a job is due. */
  readonly after?: number;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}

/** Begins an action inside `tx`. */
export function beginAct(
  tx: Tx,
  who: Principal,
  now: number,
  reactions: readonly Reaction[],
  concerns: Act['concerns'] = () => {},
): Act {
  let announced = 0;
  const act: Act = {
    tx,
    who,
    now,
    concerns,
    announce: async (fact) => {
      await insertEvent(act, newId(now, announced++), fact);
      for (const reaction of reactions) if (reaction.to === fact.type) await reaction.run(act, fact);
    },
    enqueue: ({ task, payload, key, after, queue }) =>
      tx
        .query(
          sql`select platform.add_job(${task}, ${JSON.stringify(payload)}::json, ${key ?? null},
            now() + ${after ?? 0} * interval '1 millisecond', ${queue ?? null})`,
        )
        .then(() => undefined),
  };
  return act;
}

/**
 * The name of a citizen is sealed under the key of their account: a journal keeps it no longer than the account does. A fact
 * comes after those of its subject that are there, also when the clock went back in between: its id then says a later time.
 */
async function insertEvent({ tx, who, now }: Act, id: string, fact: Fact): Promise<void> {
  const { agencyId, type, subjectId, readers, data } = fact;
  const name = who.kind === 'citizen' ? sealed(who.id, who.name) : who.name;
  await tx.query(sql`
    with fact as (
      insert into platform.event (agency_id, id, at, type, subject_id, actor_kind, actor_id, actor_name, readers, data)
      values (${agencyId}, platform.id_after(${id}, ${agencyId}, ${subjectId}), ${new Date(now)}, ${type}, ${subjectId}, ${who.kind}, ${who.id || null},
        ${name}, ${readers ?? []}, ${data})
      returning agency_id, id)
    insert into platform.unsealed (journal_id, kind, id) select agency_id, 'fact', id from fact`);
}

export interface RecordedFact {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly actorKind: Principal['kind'];
  /** Empty for a citizen whose account was erased. */
  readonly actorName: string;
  readonly data: Record<string, unknown>;
}

/** What happened to one subject, oldest first. */
export async function listFacts(db: Db, agencyId: string, subjectId: string): Promise<RecordedFact[]> {
  const facts = await db.query<Stored<RecordedFact>>(sql`
    select id, at, type, actor_kind as "actorKind", actor_name as "actorName", data
    from platform.event where agency_id = ${agencyId} and subject_id = ${subjectId} order by id`);
  return facts.map(named);
}

type Stored<F extends RecordedFact> = Omit<F, 'actorName'> & { readonly actorName: string | null };

const named = <F extends RecordedFact>(fact: Stored<F>): F => ({ ...fact, actorName: fact.actorName ?? '' }) as F;

/** What happened to each of several subjects, oldest first; a subject without facts is absent. */
export async function listFactsOfMany(
  db: Db,
  agencyId: string,
  subjectIds: readonly string[],
): Promise<Map<string, RecordedFact[]>> {
  const rows = await db.query<Stored<RecordedFact & { subjectId: string }>>(sql`
    select id, at, type, actor_kind as "actorKind", actor_name as "actorName", data, subject_id as "subjectId"
    from platform.event where agency_id = ${agencyId} and subject_id = any (${subjectIds}::uuid[]) order by id`);
  return Map.groupBy(rows.map(named), ({ subjectId }) => subjectId);
}
