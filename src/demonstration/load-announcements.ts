import { getWorkingCalendar, type WorkingCalendar, workingDayAfter, workingDayBefore } from '#modules/calendar';
import {
  type AnnouncementText,
  correctAnnouncement,
  findVersionOn,
  postAnnouncement,
  recordAnnouncement,
} from '#modules/procedures';
import { scopeOf } from '#platform/access';
import { type Day, dayOf, instantOf } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { holderOf } from './dossier-people.ts';
import { province } from './people.ts';

type Becomes = AnnouncementText['procedures'][number]['becomes'];

interface Plan {
  readonly number: string;
  /** Working days: how long ago it was made, and how long after that it takes effect and was posted. */
  readonly madeAgo: number;
  readonly effectiveAfter: number;
  readonly postedAfter: number | undefined;
  readonly codes: readonly (readonly [string, Becomes])[];
  /** What was written wrong at first, and mended after it was posted. */
  readonly firstWritten?: string;
}

/** Made up for the demonstration, about real procedures: in time; made late; posted late; not posted yet. */
const plans: readonly Plan[] = [
  {
    ...{ number: '1187/QĐ-UBND', madeAgo: 30, effectiveAfter: 8, postedAfter: 2, firstWritten: '1178/QĐ-UBND' },
    codes: [
      ['2.000815', 'amended'],
      ['2.000942', 'amended'],
    ],
  },
  {
    ...{ number: '1246/QĐ-UBND', madeAgo: 18, effectiveAfter: 3, postedAfter: 4 },
    codes: [
      ['1.004837', 'amended'],
      ['1.001193', 'amended'],
    ],
  },
  {
    ...{ number: '1263/QĐ-UBND', madeAgo: 12, effectiveAfter: 10, postedAfter: 8 },
    codes: [
      ['1.004873', 'amended'],
      ['3.000439', 'new'],
    ],
  },
  {
    ...{ number: '1301/QĐ-UBND', madeAgo: 2, effectiveAfter: 10, postedAfter: undefined },
    codes: [
      ['2.000635', 'amended'],
      ['1.000656', 'amended'],
    ],
  },
];

const legalBasis = 'văn bản minh họa của bản dùng thử';

/** Enters some decisions of the demonstration province in its register, and posts most of them. */
export async function loadAnnouncements(database: Database, now: number): Promise<void> {
  const officer = holderOf(province, 'province_supervisor');
  await database.write(scopeOf(officer), async (tx) => {
    const calendar = await getWorkingCalendar(tx, province);
    for (const plan of plans) {
      const madeOn = workingDayBefore(calendar, dayOf(now), plan.madeAgo);
      const actOn = (day: Day, minute: number): Act => beginAct(tx, officer, instantOf(day, minute), []);
      const text = await textOf(tx, plan, madeOn, calendar);
      const number = plan.firstWritten ?? plan.number;
      const id = await recordAnnouncement(actOn(madeOn, 9 * 60), province, { ...text, number });
      if (plan.postedAfter === undefined) continue;
      const postedOn = workingDayAfter(calendar, madeOn, plan.postedAfter);
      const key = { agencyId: province, id };
      await postAnnouncement(actOn(postedOn, 10 * 60), key);
      if (plan.firstWritten) await correctAnnouncement(actOn(postedOn, 15 * 60), key, text, 'Ghi nhầm số quyết định');
    }
  });
}

async function textOf(
  db: Db,
  { number, effectiveAfter, codes }: Plan,
  decidedOn: Day,
  calendar: WorkingCalendar,
): Promise<AnnouncementText> {
  const procedures = await Promise.all(
    codes.map(async ([code, becomes]) => {
      const stored = await findVersionOn(db, code, decidedOn);
      return { code, becomes, name: stored?.version.name ?? code };
    }),
  );
  const effectiveOn = workingDayAfter(calendar, decidedOn, effectiveAfter);
  return { number, decidedOn, effectiveOn, legalBasis, procedures };
}
