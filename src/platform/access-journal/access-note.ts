import type { Principal } from '../access.ts';
import { isTemporary } from '../database.ts';
import { Refusal } from '../errors.ts';
import { FormAlreadyActedOn } from '../form-receipts.ts';
import { isId } from '../identifiers.ts';
import type { Route } from '../route.ts';
import { type AccessEntry, noAgency } from './access-entry.ts';
import type { AccessJournal } from './access-journal.ts';

/** What one request leaves in the access journal. */
export interface AccessNote {
  /** Says whose thing the request is about, and which. */
  concerns(agencyId: string, subjectId?: string): void;
  /** That somebody of the staff was shown what is kept of persons; before it is shown. */
  read(): Promise<void>;
  /** That something was refused or failed, once for each error. */
  failed(error: unknown): Promise<void>;
  /** Like {@link failed}, also of a visitor whom nobody knows: an attempt to sign in. */
  failedToEnter(error: unknown): Promise<void>;
}

interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: routes of every shape of address and query.
  readonly route: Pick<Route<any, any>, 'method' | 'url' | 'notesReading'>;
  readonly query: unknown;
  readonly who: Principal;
  readonly now: number;
}

/** Opens the note of one request. */
export function openNote(journal: AccessJournal, { route, query, who, now }: Asked): AccessNote {
  let concern: { agencyId: string; subjectId: string | null } | undefined;
  const noted = new WeakSet<object>();
  const entry = (outcome: AccessEntry['outcome'], code: string | null): AccessEntry => ({
    agencyId: concern?.agencyId ?? who.agencyId ?? noAgency,
    at: now,
    outcome,
    address: `${route.method} ${route.url}`,
    code,
    subjectId: concern?.subjectId ?? null,
    actorKind: who.kind,
    actorId: isId(who.id) ? who.id : null,
    actorName: who.name,
  });
  const fail = async (error: unknown): Promise<void> => {
    if (!(error instanceof Error) || error instanceof FormAlreadyActedOn || noted.has(error)) return;
    noted.add(error);
    if (error instanceof Refusal) await journal.record(entry('refused', error.code));
    else await journal.record(entry('failed', isTemporary(error) ? 'unavailable' : 'unexpected'));
  };
  return {
    concerns: (agencyId, subjectId) => {
      if (isId(agencyId)) concern = { agencyId, subjectId: subjectId && isId(subjectId) ? subjectId : null };
    },
    read: async () => {
      const { notesReading } = route;
      const isShown = typeof notesReading === 'function' ? notesReading(query) : notesReading;
      if (who.kind === 'staff' && isShown) await journal.record(entry('read', null));
    },
    failed: async (error) => {
      if (who.kind === 'visitor' && concern === undefined) return;
      await fail(error);
    },
    failedToEnter: fail,
  };
}
