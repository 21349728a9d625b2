import { createHash } from 'node:crypto';
import { getWorkingCalendar, promise, workingDayAfter } from '#modules/calendar';
import { dayOf, instantOf, timeOf } from '#platform/clock';
import { openDatabase, publicScope } from '#platform/database';
import { agencies } from '#test/cast';
import { dateOf, dateTimeOf, longDateOf, timeOfDay, weekdayOf } from '#ui';
import { luckOf } from '../luck.ts';

const units = ['working_hour', 'working_day', 'hour', 'day', 'month', 'year', 'same_day'] as const;

/** As a process of its own, in a time zone: tells it, and the hash of many days, promises and words made of them. */
async function tellDays([url = '', seed = '', count = '']: readonly string[]): Promise<void> {
  const database = openDatabase({ url, size: 1, log: () => {} });
  const calendar = await database.read({ ...publicScope, agencies: [agencies.a] }, (db) =>
    getWorkingCalendar(db, agencies.a),
  );
  await database.close();
  const luck = luckOf(Number(seed));
  const hash = createHash('sha256');
  for (let made = 0; made < Number(count); made += 1) {
    const at = Date.UTC(2026, 0, 1) + luck.below(400 * 1_440) * 60_000;
    const day = dayOf(at);
    const limit = { unit: luck.one(units), amount: luck.between(1, 12) };
    const rule = { statutory: limit, countsFrom: luck.one(['next_day', 'same_moment'] as const), legalRef: '' };
    const { statutoryAt } = promise(rule, calendar, at);
    const words = [dateOf(at), dateTimeOf(at), longDateOf(day), weekdayOf(day), timeOfDay(at)];
    hash.update(
      JSON.stringify([day, timeOf(at), instantOf(day, 480), statutoryAt, workingDayAfter(calendar, day, 5), words]),
    );
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  process.send?.({ zone, days: hash.digest('hex') });
}

await tellDays(process.argv.slice(2));
