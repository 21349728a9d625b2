import { dayOf } from '#platform/clock';
import { qrSvg } from '#platform/pdf/qr';
import { href, route } from '#platform/route';
import { messages } from '../../messages.ts';
import { readPosting } from '../../read-posting.ts';
import { searchProcedures } from '../../search-store.ts';
import { searchOf, searchQuery } from '../find-procedure/search-query.ts';
import { atAgency, ofProcedure } from '../procedure/procedure.route.tsx';
import { KioskProcedureView, KioskView } from './kiosk.view.tsx';

/** Seconds after which a screen that nobody touches goes back to the start. */
const idleSeconds = 90;

const backToStart = (agencyCode: string | undefined) => ({
  seconds: idleSeconds,
  href: href('/quay-thong-tin', {}, { xa: agencyCode }),
});

/** The touch screen in the service centre: what people come for, in big letters, without sign-in. */
export const kioskPage = route({
  method: 'GET',
  url: '/quay-thong-tin',
  may: 'public',
  query: searchQuery,
  async run(call) {
    const { query } = call;
    const day = dayOf(call.now);
    const isStart = !query.q && !query.su_kien;
    const page = isStart ? undefined : await call.read((db) => searchProcedures(db, searchOf(query, day)));
    return call.page({
      title: messages(call.locale).kiosk.title,
      audience: 'citizen',
      bare: true,
      whenIdle: backToStart(query.xa),
      body: <KioskView query={query} page={page} day={day} />,
    });
  },
});

/** One procedure on the touch screen. */
export const kioskProcedurePage = route({
  method: 'GET',
  url: '/quay-thong-tin/:code',
  may: 'public',
  params: ofProcedure,
  query: atAgency,
  async run(call) {
    const { code } = call.params;
    const asked = { code, day: dayOf(call.now), agencyCode: call.query.xa, locale: call.locale };
    const { posting, agency } = await call.read((db) => readPosting(db, asked));
    const qr = qrSvg(call.tools.config.publicUrl + href('/thu-tuc/:code', { code }, { xa: agency?.code }));
    return call.page({
      title: posting.name,
      audience: 'citizen',
      bare: true,
      whenIdle: backToStart(call.query.xa),
      body: <KioskProcedureView posting={posting} qr={qr} agencyCode={call.query.xa} />,
    });
  },
});
