import Type from 'typebox';
import { dossierPermissions } from '#modules/dossiers';
import { feedbackPermissions } from '#modules/feedback';
import { decide } from '#platform/access';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { type CountingName, countings } from '../../../../../reference/indicators/countings.ts';
import { type BehindKey, listBehind } from '../../behind-counting-store.ts';
import { countAll, sumCounts } from '../../counting-store.ts';
import { messages } from '../../messages.ts';
import { readView, type ViewSelection, viewHref, viewQuery } from '../../view-selection.ts';
import { ListPage } from './list.view.tsx';
import { listSheet } from './list-sheet.ts';

const query = Type.Object({
  ...viewQuery,
  dem: Type.String({ maxLength: 40 }),
  sau: Type.Optional(Type.String({ maxLength: 120 })),
});

type ListCall = Call<unknown, Type.Static<typeof query>>;

const pageSize = 50;
const path = '/can-bo/chi-so/danh-sach';

/** What any number of the index counts, found by the condition that counted it. */
export const listPage = route({
  method: 'GET',
  url: path,
  may: 'indicators.view',
  reports: true,
  notesReading: true,
  query,
  async run(call) {
    const { view, name, count, rows } = await call.read((db) => readList(db, call));
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    const body = (
      <ListPage
        {...{ view, name, count, rows, locale: call.locale }}
        mayOpen={{
          dossier: decide(dossierPermissions['dossier.view'], call.who),
          feedback: decide(feedbackPermissions['feedback.view'], call.who),
        }}
        firstHref={call.query.sau && viewHref(path, view, { dem: name })}
        excelHref={viewHref(`${path}.xlsx`, view, { dem: name })}
        nextHref={last && viewHref(path, view, { dem: name, sau: writeKey(last) })}
      />
    );
    return call.page({ title: messages(call.locale).countings[name].name, audience: 'officer', body });
  },
});

/** The same as a spreadsheet, written while it is read page by page. */
export const listExcel = route({
  method: 'GET',
  url: `${path}.xlsx`,
  confirmed: true,
  answers: 'file',
  may: 'indicators.view',
  reports: true,
  notesReading: true,
  query,
  perMinute: 20,
  async run(call) {
    const { view, name } = await call.read((db) => readAsked(db, call));
    return {
      kind: 'file',
      content: spreadsheet([listSheet(allRows(call, view, name), { view, name, locale: call.locale })], call.now),
      type: spreadsheetType,
      name: messages(call.locale).list.fileName(name, view.selection.period.key),
    };
  },
});

const rowsARead = 500;

/** Everything behind the number, in one short read after another. */
async function* allRows(call: ListCall, { query }: ViewSelection, name: CountingName) {
  let after: BehindKey | undefined;
  for (;;) {
    const rows = await call.read((db) => listBehind(db, name, query, { after, limit: rowsARead }));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsARead) return;
    after = last;
  }
}

async function readAsked(db: Db, call: ListCall) {
  const { dem } = call.query;
  if (!Object.hasOwn(countings, dem)) throw notFound('counting');
  return { view: await readView(db, call), name: dem as CountingName };
}

async function readList(db: Db, call: ListCall) {
  const { view, name } = await readAsked(db, call);
  const [counted, rows] = await Promise.all([
    countAll(db, view.query),
    listBehind(db, name, view.query, { after: readKey(call.query.sau), limit: pageSize }),
  ]);
  return { view, name, count: sumCounts([...counted.values()])[name], rows };
}

const writeKey = ({ at, agencyId, id, place }: BehindKey): string => [at, agencyId, id, place].join('_');

function readKey(text: string | undefined): BehindKey | undefined {
  const match = /^(\d{1,15})_([0-9a-f-]{36})_([0-9a-f-]{36})_(\d{1,4})$/.exec(text ?? '');
  if (!match) return undefined;
  const [, at, agencyId = '', id = '', place] = match;
  return isId(agencyId) && isId(id) ? { at: Number(at), agencyId, id, place: Number(place) } : undefined;
}
