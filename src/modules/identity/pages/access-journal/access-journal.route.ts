import { h } from 'preact';
import Type, { type Static } from 'typebox';
import { listStaff } from '#modules/organisation';
import { listAccess } from '#platform/access-journal/access-store';
import { dayOf, instantOf } from '#platform/clock';
import { readForm } from '#platform/form';
import { findSealState } from '#platform/journal-seal/seal-state';
import { href, route } from '#platform/route';
import { messages } from '../../messages.ts';
import { AccessJournalView } from './access-journal.view.tsx';

const url = '/can-bo/nhat-ky-truy-cap';

const outcomes = ['read', 'refused', 'failed'] as const;

const query = Type.Object({
  nguoi: Type.Optional(Type.String({ maxLength: 36 })),
  ngay: Type.Optional(Type.String({ maxLength: 10 })),
  ketqua: Type.Optional(Type.String({ maxLength: 10 })),
  sau: Type.Optional(Type.String({ maxLength: 36 })),
  lang: Type.Optional(Type.String()),
});

const id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

/** What of the address narrows the list; anything else in it is told beside its field. */
const filter = Type.Object({
  nguoi: Type.Optional(id),
  ngay: Type.Optional(Type.String({ format: 'day' })),
  ketqua: Type.Optional(Type.Union(outcomes.map((outcome) => Type.Literal(outcome)))),
  sau: Type.Optional(id),
});

const pageSize = 50;
const wholeDay = 24 * 60;

/** Who of the agency looked at what is kept of persons, and what was refused; and how far all of it is sealed. */
export const accessJournalPage = route({
  method: 'GET',
  url,
  may: 'identity.read_access_journal',
  query,
  async run(call) {
    const words = messages(call.locale).accessJournal;
    const agencyId = call.who.agencyId ?? '';
    const reading = readForm(filter, { ...call.query }, words.fields, call.locale);
    const asked: Static<typeof filter> = reading.ok ? reading.values : {};
    const found = await call.read(async (db) => ({
      entries: await listAccess(db, { ...conditionsOf(asked), agencyId, most: pageSize + 1 }),
      staff: await listStaff(db, agencyId, dayOf(call.now)),
      seal: await findSealState(db, agencyId),
    }));
    const last = found.entries.length > pageSize ? found.entries[pageSize - 1] : undefined;
    const { nguoi, ngay, ketqua } = asked;
    const here = (sau?: string) => href(url, {}, { nguoi, ngay, ketqua, sau });
    const body = h(AccessJournalView, {
      ...found,
      entries: found.entries.slice(0, pageSize),
      locale: call.locale,
      now: call.now,
      typed: reading.typed,
      errors: reading.ok ? {} : reading.errors,
      clearHref: nguoi || ngay || ketqua ? url : undefined,
      firstHref: asked.sau && here(),
      nextHref: last && here(last.id),
    });
    return call.page({ title: words.title, audience: 'officer', body, status: reading.ok ? 200 : 422 });
  },
});

function conditionsOf({ nguoi, ngay, ketqua, sau }: Static<typeof filter>) {
  return {
    actorId: nguoi,
    outcome: ketqua,
    before: sau,
    from: ngay && instantOf(ngay, 0),
    until: ngay && instantOf(ngay, wholeDay),
  } as { actorId?: string; outcome?: typeof ketqua; before?: string; from?: number; until?: number };
}
