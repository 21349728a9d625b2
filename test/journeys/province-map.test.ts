import { expect, test } from 'vitest';
import { mendFigures } from '#modules/statistics';
import { agencies } from '#test/cast';
import { counterOf, timeOf } from '#test/counter';
import { insertRow } from '#test/insert-row';
import { type World, world } from '#test/world';
import { demonstrationId } from '../../src/demonstration/demonstration-id.ts';
import { government } from '../../src/demonstration/people.ts';

const url = '/can-bo/thong-ke/dia-ban';

/** What the spots of a page say, and where they lead. */
const spotsIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]+)"><title>([^<]+)<\/title>.*?mc-map__value[^>]*>([^<]+)</g)].map(
    ([, href, says, value]) => ({ href: href!.replaceAll('&amp;', '&'), says, value }),
  );

/** At commune A two settled, one of them late, and one open and overdue. */
async function aMonth(w: World): Promise<void> {
  const counter = await counterOf(w);
  const received = async (at: number) => counter.receive(at + 60_000, await counter.file(at, {}));
  await counter.settle(timeOf('2026-03-03 09:00'), await received(timeOf('2026-03-02 08:00')));
  await counter.settle(timeOf('2026-03-11 09:00'), await received(timeOf('2026-03-02 09:00')));
  await received(timeOf('2026-03-02 10:00'));
  w.at('2026-03-19 08:00');
  await w.actAsSystem(agencies.a, (act) => mendFigures(act, agencies.a));
}

test('the province shows each commune where it lies, by the share one chose, with its table; who lies nowhere has a tile', () =>
  world(async (w) => {
    await aMonth(w);
    await w.rows(`update organisation.agency set longitude = null, latitude = null where id = '${agencies.b}'`);
    const page = (await w.get(url, 'supervisor Tuấn')).body;
    expect(spotsIn(page)).toEqual([
      { href: '/can-bo/thong-ke?ky=2026-03&co-quan=H44', says: 'Phú Thọ: Chưa giải quyết hồ sơ nào', value: '–' },
      { href: '/can-bo/thong-ke?ky=2026-03&co-quan=H44.129', says: 'An Bình: Chưa giải quyết hồ sơ nào', value: '–' },
      {
        href: '/can-bo/thong-ke?ky=2026-03&co-quan=H44.127',
        says: 'Lạc Thuỷ: 50% trước hạn, đúng hạn (1/2 hồ sơ)',
        value: '50',
      },
    ]);
    expect(page).toContain('1 cơ quan chưa có vị trí trên bản đồ');
    expect(page.match(/class="mc-tile[ "]/g)).toHaveLength(1);
    expect(/Lạc Thuỷ<\/a><\/th>(.*?)<\/td>/.exec(page)?.[1]).toContain('50%');
    for (const { href } of spotsIn(page)) expect((await w.get(href, 'supervisor Tuấn')).statusCode).toBe(200);
    const overdue = (await w.get(`${url}?chi-so=overdue`, 'supervisor Tuấn')).body;
    expect(spotsIn(overdue).map(({ value }) => value)).toEqual(['–', '–', '100']);
    expect(overdue).toContain('100% số đang giải quyết đã quá hạn (1/1 hồ sơ)');
    expect((await w.get(`${url}?chi-so=handled`, 'supervisor Tuấn')).statusCode).toBe(400);
  }));

test('where fewer than two lie anywhere there is no map, and a tile for each', () =>
  world(async (w) => {
    await w.rows(`update organisation.agency set longitude = null, latitude = null where id <> '${agencies.b}'`);
    const page = (await w.get(url, 'supervisor Tuấn')).body;
    expect(page).not.toContain('mc-map');
    expect(page.match(/class="mc-tile[ "]/g)).toHaveLength(4);
    expect((await w.get(url, 'leader Chi')).body).not.toContain('mc-map');
  }));

/** The supervisor goes to the government: as a new row, for rows of an agency stay with it. */
async function moveSupervisor(w: World): Promise<void> {
  const [row] = await w.rows<Record<string, unknown>>(
    `delete from organisation.staff_member where 'supervisor' = any (roles) returning *`,
  );
  await insertRow(w, 'organisation.staff_member', { ...row, agency_id: government, department_id: null });
}

test('the country shows its provinces with the sums of their communes, and leads into each by the same figure', () =>
  world(async (w) => {
    await aMonth(w);
    const north = demonstrationId(9000);
    await w.rows(`
      insert into organisation.agency (id, parent_id, ancestor_ids, level, code, name, centre_name, place_name, address, hotline, email,
        valid_from, longitude, latitude)
      values ('${north}', '${government}', array['${government}', '${north}']::uuid[], 'province', 'H02', 'Ủy ban nhân dân tỉnh Tuyên Quang',
        'Trung tâm', 'Tuyên Quang', '', '', '', '2025-07-01', 105.2, 21.8)`);
    await moveSupervisor(w);
    const page = (await w.get(`${url}?chi-so=overdue`, 'supervisor Tuấn')).body;
    expect(spotsIn(page).map(({ says, value }) => [says, value])).toEqual([
      ['Phú Thọ: 100% số đang giải quyết đã quá hạn (1/1 hồ sơ)', '100'],
      ['Tuyên Quang: Không có hồ sơ đang giải quyết', '–'],
    ]);
    const href = spotsIn(page)[0]?.href ?? '';
    expect(href).toContain('tinh=H44&chi-so=overdue');
    const within = (await w.get(href, 'supervisor Tuấn')).body;
    expect(spotsIn(within)).toHaveLength(4);
    const [, quarter = ''] = /<a[^>]* href="([^"]*ky=2026-Q1[^"]*)"/.exec(within) ?? [];
    expect(quarter.replaceAll('&amp;', '&')).toBe(`${url}?ky=2026-Q1&tinh=H44&chi-so=overdue`);
    const form = /<form class="mc-filter"(.*?)<\/form>/s.exec(within)?.[1] ?? '';
    expect(form).toContain('name="tinh" value="H44"');
    expect(form).toContain('name="chi-so" value="overdue"');
  }));
