import Type from 'typebox';
import { dossierPermissions } from '#modules/dossiers';
import { feedbackPermissions } from '#modules/feedback';
import { procedurePermissions } from '#modules/procedures';
import { decide } from '#platform/access';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { type CountingName, countings } from '../../../../../reference/indicators/countings.ts';
import { type BehindKey, countBehind, type DossierPart, listBehind } from '../../behind-counting-store.ts';
import { countAll, sumCounts } from '../../counting-store.ts';
import { messages } from '../../messages.ts';
import { readView, type ViewSelection, viewHref, viewQuery } from '../../view-selection.ts';
import { ListPage } from './list.view.tsx';
import { listSheet } from './list-sheet.ts';

const query = Type.Object({
  ...viewQuery,
  dem: Type.String({ maxLength: 40 }),
  'thu-tuc': Type.Optional(Type.String({ maxLength: 40 })),
  'don-vi': Type.Optional(Type.String({ maxLength: 20 })),
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
    const { view, name, part, count, rows } = await call.read((db) => readList(db, call));
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    const here = { dem: name, 'thu-tuc': part?.procedure, 'don-vi': part?.unit ?? undefined };
    const body = (
      <ListPage
        {...{ view, name, part, count, rows, locale: call.locale }}
        mayOpen={{
          dossier: decide(dossierPermissions['dossier.view'], call.who),
          feedback: decide(feedbackPermissions['feedback.view'], call.who),
          announcement: decide(procedurePermissions['procedures.announce'], call.who),
        }}
        firstHref={call.query.sau && viewHref(path, view, here)}
        excelHref={viewHref(`${path}.xlsx`, view, here)}
        nextHref={last && viewHref(path, view, { ...here, sau: writeKey(last) })}
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
    const asked = await call.read((db) => readAsked(db, call));
    const { view, name } = asked;
    return {
      kind: 'file',
      content: spreadsheet([listSheet(allRows(call, asked), { view, name, locale: call.locale })], call.now),
      type: spreadsheetType,
      name: messages(call.locale).list.fileName(name, view.selection.period.key),
    };
  },
});

const rowsARead = 500;

/** Everything behind the number, in one short read after another. */
async function* allRows(call: ListCall, { view: { query }, name, part }: Asked) {
  let after: BehindKey | undefined;
  for (;;) {
    const rows = await call.read((db) => listBehind(db, name, query, { after, limit: rowsARead, part }));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsARead) return;
    after = last;
  }
}

interface Asked {
  readonly view: ViewSelection;
  readonly name: CountingName;
  readonly part: DossierPart | undefined;
}

async function readAsked(db: Db, call: ListCall): Promise<Asked> {
  const { dem } = call.query;
  if (!Object.hasOwn(countings, dem)) throw notFound('counting');
  const name = dem as CountingName;
  return { view: await readView(db, call), name, part: partOf(call.query, name) };
}

/** Dossiers alone have parts; an address that asks for one of anything else does not exist. */
function partOf({ 'thu-tuc': procedure, 'don-vi': unit }: ListCall['query'], name: CountingName) {
  if (procedure === undefined) return undefined;
  if (countings[name].subject !== 'dossier') throw notFound('counting');
  return { procedure, unit: (unit ?? null) as DossierPart['unit'] };
}

async function readList(db: Db, call: ListCall) {
  const asked = await readAsked(db, call);
  const { view, name, part } = asked;
  const [count, rows] = await Promise.all([
    part ? countBehind(db, name, view.query, part) : countOf(db, asked),
    listBehind(db, name, view.query, { after: readKey(call.query.sau), limit: pageSize, part }),
  ]);
  return { ...asked, count, rows };
}

async function countOf(db: Db, { view, name }: Asked): Promise<number> {
  const counted = await countAll(db, view.query);
  return sumCounts([...counted.values()])[name];
}

const writeKey = ({ at, agencyId, id, place }: BehindKey): string => [at, agencyId, id, place].join('_');

function readKey(text: string | undefined): BehindKey | undefined {
  const match = /^(\d{1,15})_([0-9a-f-]{36})_([0-9a-f-]{36})_(\d{1,4})$/.exec(text ?? '');
  if (!match) return undefined;
  const [, at, agencyId = '', id = '', place] = match;
  return isId(agencyId) && isId(id) ? { at: Number(at), agencyId, id, place: Number(place) } : undefined;
}
