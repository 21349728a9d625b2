import Type from 'typebox';
import { route } from '#platform/route';
import { listAverageTimes } from '../../average-time-store.ts';
import { messages } from '../../messages.ts';
import { readView, viewQuery } from '../../view-selection.ts';
import { TimesPage } from './times.view.tsx';

/** How long settling took on average, procedure by procedure, each with the dossiers behind it. */
export const timesPage = route({
  method: 'GET',
  url: '/can-bo/chi-so/thoi-gian',
  may: 'indicators.view',
  reports: true,
  query: Type.Object(viewQuery),
  async run(call) {
    const found = await call.read(async (db) => {
      const view = await readView(db, call);
      return { view, times: await listAverageTimes(db, view.query) };
    });
    const body = <TimesPage {...found} locale={call.locale} />;
    return call.page({ title: messages(call.locale).times.title, audience: 'officer', body });
  },
});
