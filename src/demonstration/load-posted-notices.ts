import {
  adjustProcedure,
  editionOf,
  findVersionOn,
  listNotices,
  postNotices,
  rulesOfAgency,
} from '#modules/procedures';
import { dayOf, instantOf } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { holderOf } from './dossier-people.ts';
import { anNghia, lacThuy } from './people.ts';

const day = 86_400_000;

/** What the counters posted by now, field by field, and how many days ago; other fields still wait. */
const posted: readonly { readonly agencyId: string; readonly ago: number; readonly fields: readonly string[] }[] = [
  { agencyId: lacThuy, ago: 40, fields: ['Hộ tịch', 'Chứng thực', 'Nuôi con nuôi', 'Đất đai', 'Bảo trợ xã hội'] },
  { agencyId: lacThuy, ago: 33, fields: ['Trẻ em', 'Người có công', 'Thủy sản', 'Biển và hải đảo'] },
  { agencyId: anNghia, ago: 20, fields: ['Hộ tịch', 'Chứng thực'] },
];

/** What was decided about procedures of Lạc Thuỷ after they were posted: a process of its own, and that it has no sea. */
const decided = [
  { codes: ['1.004837'], isReceived: true, ago: 6, legalRef: 'Quyết định số 1315/QĐ-UBND của UBND tỉnh' },
  {
    codes: ['3.000439', '3.000441', '3.000442', '3.000443'],
    isReceived: false,
    ago: 4,
    legalRef: 'Quyết định số 1342/QĐ-UBND của UBND tỉnh',
  },
] as const;

/** Has some procedures of the demonstration posted at the office, one of them outdated by now, and some to be taken down. */
export async function loadPostedNotices(database: Database, now: number): Promise<void> {
  const at = (ago: number): number => instantOf(dayOf(now - ago * day), 9 * 60);
  await database.write({ agencies: [lacThuy, anNghia] }, async (tx) => {
    for (const { agencyId, ago, fields } of posted) {
      const act = beginAct(tx, holderOf(agencyId, 'counter_clerk'), at(ago), []);
      for (const field of fields) await postField(act, agencyId, field);
    }
    for (const { codes, isReceived, ago, legalRef } of decided) {
      const act = beginAct(tx, holderOf(lacThuy, 'administrator'), at(ago), []);
      for (const code of codes) {
        const steps = await stepsOf(tx, code, dayOf(act.now));
        if (steps) await adjustProcedure(act, lacThuy, code, { isReceived, steps, legalRef });
      }
    }
  });
}

async function postField(act: Act, agencyId: string, field: string): Promise<void> {
  const register = { agencyId, day: dayOf(act.now), state: 'not_posted', field, size: 100 } as const;
  const { notices } = await listNotices(act.tx, register);
  const chosen = notices.map((notice) => ({ code: notice.code, edition: editionOf(notice) }));
  await postNotices(act, agencyId, chosen);
}

/** The steps by which a procedure is settled at Lạc Thuỷ on a day; undefined before the catalogue has it. */
async function stepsOf(db: Db, code: string, on: string) {
  const stored = await findVersionOn(db, code, on);
  return stored && (await rulesOfAgency(db, stored.version, { agencyId: lacThuy, day: on, channel: 'direct' })).steps;
}
