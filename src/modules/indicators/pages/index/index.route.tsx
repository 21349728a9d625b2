import Type from 'typebox';
import { type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { listAverageTimes } from '../../average-time-store.ts';
import { messages } from '../../messages.ts';
import { reckonIndex } from '../../reckon-index.ts';
import { readView, viewQuery } from '../../view-selection.ts';
import { IndexPage } from './index.view.tsx';
import { indexSheet } from './index-sheet.ts';

const query = Type.Object(viewQuery);

type IndexCall = Call<unknown, Type.Static<typeof query>>;

/** The index of an agency, or of all within reach: what is measured, what is not and why, and what would raise it. */
export const indexPage = route({
  method: 'GET',
  url: '/can-bo/chi-so',
  may: 'indicators.view',
  reports: true,
  query,
  async run(call) {
    const found = await readIndex(call);
    const body = <IndexPage {...found} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).title, audience: 'officer', body });
  },
});

/** The same as a spreadsheet. */
export const indexExcel = route({
  method: 'GET',
  url: '/can-bo/chi-so.xlsx',
  answers: 'file',
  may: 'indicators.view',
  reports: true,
  query,
  perMinute: 20,
  async run(call) {
    const found = await readIndex(call);
    return {
      kind: 'file',
      content: spreadsheet([indexSheet(found, call.locale)], call.now),
      type: spreadsheetType,
      name: messages(call.locale).index.fileName(found.view.selection.period.key),
    };
  },
});

/** All in one snapshot, so that the numbers of the page agree with each other. */
const readIndex = (call: IndexCall) =>
  call.read(async (db) => {
    const view = await readView(db, call);
    const { agency, agencies } = view.selection;
    const [index, times] = await Promise.all([
      reckonIndex(db, agency ? [agency] : agencies, view.query),
      listAverageTimes(db, view.query),
    ]);
    return { view, index, times };
  });
