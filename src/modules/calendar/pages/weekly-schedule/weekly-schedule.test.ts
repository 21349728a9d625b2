import { expect, test } from 'vitest';
import { instantOf } from '#platform/clock';
import { agencies } from '#test/cast';
import { type World, world } from '#test/world';
import { getWorkingCalendar } from '../../calendar-store.ts';
import { promise } from '../../deadline.ts';
import { sessionsOn } from '../../working-time.ts';

const page = '/can-bo/lich-lam-viec/gio-lam-viec';
const workday = '07:00-11:30, 13:00-16:30';
const hours = {
  ...{ hours1: workday, hours2: workday, hours3: workday, hours4: workday, hours5: workday, hours6: '07:30-11:00' },
  hours0: '',
  validFrom: '01/06/2026',
  validTo: '31/08/2026',
  legalRef: 'QĐ 12/QĐ-UBND',
};
const calendarOf = ({ read }: World, agencyId: string) => read('citizen An', (db) => getWorkingCalendar(db, agencyId));

test('summer hours hold for the commune that sets them, for their time, Saturday mornings included', () =>
  world(async (w) => {
    expect((await w.get(page, 'administrator Thu')).body).toContain('07:30-11:30, 13:30-17:00');
    const saved = await w.post(page, hours, 'administrator Thu');
    expect(saved.headers.location).toBe('/can-bo/lich-lam-viec');
    expect((await w.get('/can-bo/lich-lam-viec', 'administrator Thu')).body).toContain('QĐ 12/QĐ-UBND');
    const calendar = await calendarOf(w, agencies.a);
    expect(sessionsOn(calendar, '2026-05-30')).toEqual([]);
    expect(sessionsOn(calendar, '2026-06-06')).toEqual([{ from: 450, to: 660 }]);
    expect(sessionsOn(calendar, '2026-06-01')[1]).toEqual({ from: 780, to: 990 });
    expect(sessionsOn(calendar, '2026-09-03')[1]).toEqual({ from: 810, to: 1020 });
    expect(sessionsOn(await calendarOf(w, agencies.b), '2026-06-06')).toEqual([]);
    const rule = {
      statutory: { unit: 'working_day', amount: 1 },
      legalRef: '',
      countsFrom: 'next_day',
    } as const;
    const { promisedAt } = promise(rule, calendar, instantOf('2026-06-05', 600));
    expect(promisedAt).toBe(instantOf('2026-06-06', 660));
  }));

test('hours of the past, hours that end before they begin and a week without hours are refused', () =>
  world(async ({ post }) => {
    const said = async (fields: object) => (await post(page, { ...hours, ...fields }, 'administrator Thu')).body;
    expect(await said({ validFrom: '01/01/2026' })).toContain('chỉ đổi được từ hôm nay trở đi');
    expect(await said({ validTo: '31/05/2026' })).toContain('Ngày kết thúc phải sau ngày bắt đầu');
    const closed = { hours1: '', hours2: '', hours3: '', hours4: '', hours5: '', hours6: '' };
    expect(await said(closed)).toContain('ít nhất một buổi làm việc');
  }));

test('hours that make no sense are shown again, beside the day they are of', () =>
  world(async ({ post }) => {
    const { statusCode, body } = await post(page, { ...hours, hours3: '11:30-07:00' }, 'administrator Thu');
    expect(statusCode).toBe(422);
    expect(body).toContain('Thứ Tư: hãy ghi giờ như');
    expect(body).toContain('value="11:30-07:00"');
    expect(body).toContain('value="01/06/2026"');
  }));

test('the second wall keeps one commune from writing the hours of another', () =>
  world(async ({ act }) => {
    const theirs = act('administrator Thu', ({ tx }) =>
      tx.query({
        text: `insert into calendar.weekly_schedule (agency_id, valid_from, week, legal_ref)
          values ('${agencies.b}', '2026-06-01', '[[],[],[],[],[],[],[]]', '')`,
        values: [],
      } as never),
    );
    await expect(theirs).rejects.toThrow(/row-level security/);
  }));
