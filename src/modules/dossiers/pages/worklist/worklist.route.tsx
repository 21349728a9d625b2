import Type, { type Static } from 'typebox';
import { getWorkingCalendar, listTableWarnings, sessionsOn, workingDayAfter } from '#modules/calendar';
import { decide } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { isId } from '#platform/identifiers';
import { type Call, href, redirect, route } from '#platform/route';
import { versionOf } from '#platform/subject-version';
import type { View } from '#platform/view';
import { messages } from '../../messages.ts';
import { dossierPermissions } from '../../permissions.ts';
import { searchWorkByWords, type WordsFound } from '../../words-search-store.ts';
import { searchWork, type WorkSearch } from '../../work-search-store.ts';
import {
  countWork,
  findNextDue,
  keyOf,
  listWork,
  type ViewQuery,
  type WorklistKey,
  type WorklistView,
  worklistViews,
} from '../../worklist-store.ts';
import { holdUntil } from './line-time.ts';
import { WorklistPage } from './worklist.view.tsx';

const query = Type.Object({
  xem: Type.Optional(Type.Union(worklistViews.map((view) => Type.Literal(view)))),
  tim: Type.Optional(Type.String({ maxLength: 100 })),
  trong: Type.Optional(Type.Literal('noi-dung')),
  sau: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

type Query = Static<typeof query>;

const pageSize = 25;

/** Counting stops early; these are the views whose number tells somebody to act. */
const counted: readonly WorklistView[] = ['mine', 'intake', 'unassigned', 'soon', 'late', 'hand_over'];

export const worklistPage = route({
  method: 'GET',
  url: '/can-bo',
  may: 'dossier.work',
  notesReading: ({ tim }) => (tim ?? '').trim() !== '',
  query,
  async run(call) {
    if (!decide(dossierPermissions['dossier.view'], call.who)) return redirect('/can-bo/co-quan');
    const { sau } = call.query;
    const search = call.query.tim?.trim() ?? '';
    const asked: Asked = {
      view: call.query.xem ?? firstViewFor(call),
      search,
      byWords: search !== '' && call.query.trong !== undefined,
      after: afterOf(sau),
      olderThan: sau && isId(sau) ? sau : undefined,
    };
    if (search !== '') return call.page(await makePage(call, asked));
    const madeOf = await call.read((db) => versionOf(db, call.who.agencyId ?? ''));
    return { kind: 'edition', madeOf, make: () => makePage(call, asked) };
  },
});

interface Asked {
  readonly view: WorklistView;
  readonly search: string;
  readonly byWords: boolean;
  readonly after: WorklistKey | undefined;
  /** Where a search among closed dossiers goes on. */
  readonly olderThan: string | undefined;
}

async function makePage(call: Call<unknown, Query>, asked: Asked): Promise<View> {
  const { view, search } = asked;
  const { nextDueAt, ...found } = await call.read((db) => readWork(db, call, asked));
  const last = search === '' && found.rows.length === pageSize ? found.rows.at(-1) : undefined;
  const key = last && keyOf(view, last);
  const onwards = key ? `${key.at}_${key.id}` : found.olderThan;
  const body = (
    <WorklistPage
      {...{ ...found, ...asked }}
      locale={call.locale}
      now={call.now}
      nextHref={onwards && hrefOf(asked, onwards)}
      firstHref={call.query.sau === undefined ? undefined : hrefOf(asked)}
      mayReceive={decide(dossierPermissions['dossier.receive'], call.who)}
    />
  );
  const holdsUntil = holdUntil(found.rows, nextDueAt, { calendar: found.calendar, now: call.now });
  return { title: messages(call.locale).worklist.title, audience: 'officer', body, holdsUntil };
}

const hrefOf = ({ view, search, byWords }: Asked, onwards?: string): string =>
  href('/can-bo', {}, { xem: view, tim: search || undefined, trong: byWords ? 'noi-dung' : undefined, sau: onwards });

async function readWork(db: Db, { who, now }: Call, { view, search, byWords, after, olderThan }: Asked) {
  const agencyId = who.agencyId ?? '';
  const calendar = await getWorkingCalendar(db, agencyId);
  const nextDay = workingDayAfter(calendar, dayOf(now), 1);
  const soonUntil = instantOf(nextDay, sessionsOn(calendar, nextDay).at(-1)?.to ?? 1439);
  const isLeader = who.roles.includes('leader');
  // What waits for a position that nobody holds would be seen by nobody: leaders see all that waits, and assign it.
  const positionCode = isLeader ? undefined : who.positionCode;
  const ask: ViewQuery = { view, agencyId, staffId: who.id, positionCode, now, soonUntil };
  const find = (query: WorkSearch): Promise<WordsFound> =>
    byWords ? searchWorkByWords(db, { ...query, olderThan }) : searchWork(db, query);
  const [found, counts, nextDueAt, warnings] = await Promise.all([
    search === ''
      ? listWork(db, { ...ask, after, limit: pageSize }).then((rows): WordsFound => ({ rows, isCut: false }))
      : find({ ...ask, search, limit: pageSize }),
    countWork(db, ask, counted),
    search === '' ? findNextDue(db, ask) : undefined,
    isLeader ? listTableWarnings(db, agencyId, now) : [],
  ]);
  return { ...found, counts, nextDueAt, calendar, warnings };
}

/** A clerk begins with what waits at the counter, a leader with what is due, an officer with their own work. */
function firstViewFor({ who }: Pick<Call, 'who'>): WorklistView {
  if (who.roles.includes('leader')) return 'soon';
  return who.roles.includes('counter_clerk') ? 'intake' : 'mine';
}

function afterOf(text: string | undefined): WorklistKey | undefined {
  const match = /^(\d+)_([0-9a-f-]{36})$/.exec(text ?? '');
  return match ? { at: Number(match[1]), id: match[2]! } : undefined;
}
