import Type from 'typebox';
import { dossierPermissions } from '#modules/dossiers';
import { decide } from '#platform/access';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Call, href, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { findOfficerName } from '../../agency-store.ts';
import { type Behind, type BehindKey, countBehind, listBehind } from '../../behind-figure-store.ts';
import { type FigureName, figures, type OfficerFigureName, officerFigures } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { readSelection, type Selection, selectionQuery } from '../../selection.ts';
import { ListPage } from './list.view.tsx';
import { listSheet } from './list-sheet.ts';

const query = Type.Object({
  ...selectionQuery,
  'chi-so': Type.String({ maxLength: 40 }),
  'linh-vuc': Type.Optional(Type.String({ maxLength: 200 })),
  kenh: Type.Optional(Type.Union([Type.Literal('online'), Type.Literal('direct')])),
  cap: Type.Optional(Type.Union([Type.Literal('central'), Type.Literal('province'), Type.Literal('commune')])),
  'can-bo': Type.Optional(Type.String({ maxLength: 36 })),
  'ly-do': Type.Optional(Type.String({ maxLength: 40 })),
  sau: Type.Optional(Type.String({ maxLength: 80 })),
});

type ListCall = Call<unknown, Type.Static<typeof query>>;

const pageSize = 50;
const path = '/can-bo/thong-ke/ho-so';

/** The dossiers behind any figure, found by the condition that counted it. */
export const listPage = route({
  method: 'GET',
  url: path,
  may: 'statistics.view',
  reports: true,
  notesReading: true,
  query,
  async run(call) {
    const found = await call.read((db) => readList(db, call));
    const last = found.rows.length === pageSize ? found.rows.at(-1) : undefined;
    const { sau, ...asked } = call.query;
    const body = (
      <ListPage
        {...found}
        locale={call.locale}
        mayOpen={decide(dossierPermissions['dossier.view'], call.who)}
        firstHref={sau && href(path, {}, asked)}
        excelHref={href(`${path}.xlsx`, {}, asked)}
        nextHref={last && href(path, {}, { ...asked, sau: `${last.at}_${last.id}` })}
      />
    );
    const { name } = messages(call.locale).figures[found.behind.figure];
    return call.page({ title: name, audience: 'officer', body });
  },
});

/** The same dossiers as a spreadsheet, written while they are read page by page. */
export const listExcel = route({
  method: 'GET',
  url: `${path}.xlsx`,
  confirmed: true,
  answers: 'file',
  may: 'statistics.view',
  reports: true,
  notesReading: true,
  query,
  perMinute: 20,
  async run(call) {
    const { selection, behind } = await call.read((db) => readAsked(db, call));
    const words = messages(call.locale);
    return {
      kind: 'file',
      content: spreadsheet(
        [listSheet({ rows: allRows(call, behind), behind, selection, locale: call.locale })],
        call.now,
      ),
      type: spreadsheetType,
      name: words.list.fileName(behind.figure, selection.period.key),
    };
  },
});

const rowsARead = 500;

/** Every dossier behind the figure, in one short read after another. */
async function* allRows(call: ListCall, behind: Behind) {
  let after: BehindKey | undefined;
  for (;;) {
    const rows = await call.read((db) => listBehind(db, behind, { after, limit: rowsARead }));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsARead) return;
    after = last;
  }
}

async function readAsked(db: Db, call: ListCall) {
  const selection = await readSelection(db, call);
  return { selection, ...(await readBehind(db, call.query, selection)) };
}

async function readList(db: Db, call: ListCall) {
  const { selection, behind, officer } = await readAsked(db, call);
  const [count, rows] = await Promise.all([
    countBehind(db, behind),
    listBehind(db, behind, { after: afterOf(call.query.sau), limit: pageSize }),
  ]);
  return { selection, behind, officer, count, rows };
}

/** Which figure is asked for, of what; an officer out of reach does not exist. */
async function readBehind(
  db: Db,
  {
    'chi-so': figure,
    'linh-vuc': field,
    kenh: channel,
    cap: level,
    'can-bo': officerId,
    'ly-do': reason,
  }: ListCall['query'],
  { query, agencies, agency }: Selection,
): Promise<{ behind: Behind; officer?: string }> {
  const ofLevel = agencies.filter((each) => each.level === level && (!agency || each.id === agency.id));
  const agencyIds = level ? ofLevel.map(({ id }) => id) : query.agencyIds;
  const narrowed = { ...query, agencyIds, field, channel, reason };
  if (Object.hasOwn(figures, figure)) return { behind: { figure: figure as FigureName, query: narrowed } };
  const officer = isId(officerId ?? '') && (await findOfficerName(db, agencyIds, officerId!));
  if (!officer || !Object.hasOwn(officerFigures, figure)) throw notFound('figure');
  return { behind: { figure: figure as OfficerFigureName, officerId: officerId!, query: narrowed }, officer };
}

function afterOf(text: string | undefined): BehindKey | undefined {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '');
  return match && isId(match[2]!) ? { at: Number(match[1]), id: match[2]! } : undefined;
}
