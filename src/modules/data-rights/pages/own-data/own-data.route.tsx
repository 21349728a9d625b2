import { listOwnRecords } from '#modules/dossiers';
import { route } from '#platform/route';
import { readHoldings } from '../../holdings.ts';
import { holdingsFile } from '../../holdings-file.ts';
import { messages } from '../../messages.ts';
import { OwnDataView } from './own-data.view.tsx';

/** So many of each list stand on the page; the download has all. */
const shown = 20;

/** What the product holds about somebody, and what they asked about it. */
export const ownDataPage = route({
  method: 'GET',
  url: '/du-lieu-cua-toi',
  may: 'data_rights.ask',
  async run(call) {
    const holdings = await call.read((db) => readHoldings(db, call.who.id, call.now, shown + 1));
    const body = <OwnDataView holdings={holdings} shown={shown} />;
    return call.page({ title: messages(call.locale).own.title, audience: 'citizen', body });
  },
});

/** All of it in one file, for a person to keep or take elsewhere. */
export const ownDataFile = route({
  method: 'GET',
  url: '/du-lieu-cua-toi/tai-ve',
  answers: 'file',
  may: 'data_rights.ask',
  perMinute: 6,
  async run(call) {
    const content = await call.read(async (db) =>
      holdingsFile(
        await readHoldings(db, call.who.id, call.now, 100_000),
        await listOwnRecords(db, call.who.id),
        call.now,
        call.locale,
      ),
    );
    return { kind: 'file', content, type: 'application/json', name: 'du-lieu-cua-toi.json' };
  },
});
