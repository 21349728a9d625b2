import Type from 'typebox';
import { dossierPermissions, listPortalRecords, type PortalRecordKey } from '#modules/dossiers';
import { type Rejected, rejectionsOf } from '#modules/portal';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { isId } from '#platform/identifiers';
import { type Call, route } from '#platform/route';
import { messages } from '../../messages.ts';
import { readView, viewHref, viewQuery } from '../../view-selection.ts';
import { PortalPage } from './portal.view.tsx';

const query = Type.Object({ ...viewQuery, sau: Type.Optional(Type.String({ maxLength: 60 })) });

type PortalCall = Call<unknown, Type.Static<typeof query>>;

const path = '/can-bo/chi-so/tra-lai';

/** What the national portal would reject of what was filed in a period, and why, before anything is sent there. */
export const portalPage = route({
  method: 'GET',
  url: path,
  may: 'indicators.view',
  notesReading: true,
  query,
  async run(call) {
    const { view, ...found } = await call.read(async (db) => {
      const view = await readView(db, call);
      return { view, ...(await findRejected(db, view.query, call)) };
    });
    const { next } = found;
    const body = (
      <PortalPage
        {...{ ...found, view, locale: call.locale }}
        mayOpen={decide(dossierPermissions['dossier.view'], call.who)}
        firstHref={call.query.sau && viewHref(path, view)}
        nextHref={next && viewHref(path, view, { sau: `${next.submittedAt}_${next.id}` })}
      />
    );
    return call.page({ title: messages(call.locale).portal.title, audience: 'officer', body });
  },
});

const pageSize = 50;
/** One page looks at no more, however few it finds: to judge a dossier its parties are opened. */
const lookedAtMost = 1000;

/** Goes on from where the page before ended until the page is full, all is looked at, or it looked at enough. */
async function findRejected(
  db: Db,
  { agencyIds, from, until }: { agencyIds: readonly string[]; from: number; until: number },
  { query: { sau } }: PortalCall,
) {
  const rejected: Rejected[] = [];
  let after = readKey(sau);
  let looked = 0;
  while (looked < lookedAtMost) {
    const records = await listPortalRecords(db, { agencyIds, from, until, after, limit: pageSize });
    for (const record of records) {
      const rules = rejectionsOf(record, dayOf(record.submittedAt));
      looked++;
      after = record;
      if (rules.length > 0) rejected.push({ record, rules });
      if (rejected.length === pageSize) return { rejected, looked, next: after };
    }
    if (records.length < pageSize) return { rejected, looked, next: undefined };
  }
  return { rejected, looked, next: after };
}

function readKey(text: string | undefined): PortalRecordKey | undefined {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '');
  return match && isId(match[2]!) ? { submittedAt: Number(match[1]), id: match[2]! } : undefined;
}
