import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { counterOf, timeOf } from '#test/counter';
import { certifiedCopies } from '#test/dossiers';
import { type World, world } from '#test/world';
import { mendFigures } from '../jobs/mend-figures.ts';

/** March at commune A: one settled early, one on time, one overdue, one the same day, some open, ended or waiting. */
async function aMonth(w: World): Promise<void> {
  const counter = await counterOf(w);
  const received = async (filed: string, channel: 'online' | 'counter' = 'online', procedure?: string) => {
    const at = timeOf(filed);
    const dossier = await counter.file(at, { channel, ...(procedure && { procedure }) });
    return counter.receive(at + 60_000, dossier);
  };
  await received('2026-02-26 09:00');
  await counter.settle(timeOf('2026-03-03 09:00'), await received('2026-03-02 08:00'));
  await counter.settle(timeOf('2026-03-05 16:00'), await received('2026-03-02 09:00'));
  await counter.settle(timeOf('2026-03-09 09:00'), await received('2026-03-02 10:00', 'counter'));
  await counter.settle(timeOf('2026-03-04 10:00'), await received('2026-03-04 09:00', 'counter', certifiedCopies));
  await received('2026-03-18 09:00');
  await counter.askSupplement(timeOf('2026-03-18 14:00'), await received('2026-03-17 09:00'));
  await counter.refuse(timeOf('2026-03-18 15:00'), await received('2026-03-17 10:00'));
  await counter.withdraw(timeOf('2026-03-18 16:00'), await received('2026-03-17 11:00'));
  await counter.refuseIntake(timeOf('2026-03-18 16:30'), await counter.file(timeOf('2026-03-18 16:20'), {}));
  w.at('2026-03-19 08:00');
}

/** The figures of a page: what each number says and where it leads. */
function figuresIn(html: string): { href: string; value: string }[] {
  const figure = /<a class="mc-figure__link" href="([^"]+)"><span class="mc-figure__value">([^<]+)<\/span>/g;
  return [...html.matchAll(figure)].map(([, href, value]) => ({ href: unescaped(href!), value: value! }));
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&');
const shown = (figures: ReturnType<typeof figuresIn>, name: string) =>
  figures.find(({ href }) => href.includes(`chi-so=${name}&`) || href.endsWith(`chi-so=${name}`))?.value;
const codesIn = (html: string) => [...html.matchAll(/href="(\/can-bo\/ho-so\/H44[^"]+)"/g)].map(([, href]) => href!);
const linksToLists = (html: string) =>
  [...html.matchAll(/href="(\/can-bo\/thong-ke\/ho-so[^"]+)"[^>]*>([\d.]+)</g)].map(([, href, value]) => ({
    href: unescaped(href!),
    value: Number(value!.replaceAll('.', '')),
  }));

describe("the leader's month", () => {
  test('says what came in, what was settled and how, and what is open', () =>
    world(async (w) => {
      await aMonth(w);
      const figures = figuresIn((await w.get('/can-bo/thong-ke', 'leader Chi')).body);
      const says = Object.fromEntries(
        ['received', 'carried_over', 'settled', 'settled_early', 'settled_on_time', 'settled_overdue'].map((name) => [
          name,
          shown(figures, name),
        ]),
      );
      expect(says).toEqual({
        received: '8',
        carried_over: '1',
        settled: '6',
        settled_early: '3',
        settled_on_time: '2',
        settled_overdue: '1',
      });
      expect(shown(figures, 'received_online')).toBe('75%');
      expect(shown(figures, 'open')).toBe('3');
      expect(shown(figures, 'open_overdue')).toBe('1');
      expect(shown(figures, 'waiting')).toBe('1');
      expect(shown(figures, 'refused')).toBe('2');
      expect(shown(figures, 'withdrawn')).toBe('1');
      expect(shown(figures, 'same_day')).toBe('16,7%');
    }));

  test(
    'leads from each figure, in whatever table, to exactly as many dossiers, and from there to each',
    () =>
      world(async (w) => {
        await aMonth(w);
        const month = (await w.get('/can-bo/thong-ke', 'leader Chi')).body;
        const report = (await w.get('/can-bo/thong-ke/ii-06a?ky=2026-03', 'leader Chi')).body;
        const counted = figuresIn(month).filter(({ value }) => /^\d+$/.test(value));
        const links = [
          ...linksToLists(month),
          ...linksToLists(report),
          ...counted.map((f) => ({ ...f, value: +f.value })),
        ];
        expect(links.length).toBeGreaterThan(60);
        const seen = new Set<string>();
        for (const { href, value } of links) {
          const list = await w.get(href, 'leader Chi');
          expect([href, list.statusCode]).toEqual([href, 200]);
          expect([href, codesIn(list.body).length]).toEqual([href, value]);
          expect(list.body).toContain(`${value} hồ sơ`);
          for (const dossier of codesIn(list.body)) seen.add(dossier);
        }
        for (const dossier of seen) expect((await w.get(dossier, 'leader Chi')).statusCode).toBe(200);
        expect(seen.size).toBe(10);
      }),
    30_000,
  );

  test('shows the months before it, and each period by its own figures', () =>
    world(async (w) => {
      await aMonth(w);
      const february = figuresIn((await w.get('/can-bo/thong-ke?ky=2026-02', 'leader Chi')).body);
      expect(shown(february, 'received')).toBe('1');
      expect(shown(february, 'open')).toBe('1');
      expect(shown(february, 'open_overdue')).toBe('0');
      const quarter = await w.get('/can-bo/thong-ke?ky=2026-Q1', 'leader Chi');
      expect(shown(figuresIn(quarter.body), 'received')).toBe('9');
      expect(quarter.body).toContain('Tháng 2/2026');
    }));

  test('is in English for who reads English', () =>
    world(async (w) => {
      await aMonth(w);
      const page = await w.get('/can-bo/thong-ke?lang=en', 'leader Chi');
      expect(page.body).toContain('Settled overdue');
    }));
});

describe('whose figures', () => {
  test('what commune A receives for commune B counts at B, which settles it', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const at = timeOf('2026-03-02 08:00');
      await counter.receive(at + 60_000, await counter.file(at, { handlingAgencyId: agencies.b }));
      w.at('2026-03-03 08:00');
      const of = async (who: 'leader Chi' | 'leader Sơn of B') =>
        shown(figuresIn((await w.get('/can-bo/thong-ke', who)).body), 'received');
      expect([await of('leader Chi'), await of('leader Sơn of B')]).toEqual(['0', '1']);
    }));

  test('the supervisor of the province sees all communes, one by one and together', () =>
    world(async (w) => {
      await aMonth(w);
      const all = await w.get('/can-bo/thong-ke', 'supervisor Tuấn');
      expect(shown(figuresIn(all.body), 'received')).toBe('8');
      expect(all.body).toContain('Theo cơ quan');
      for (const { href, value } of linksToLists(all.body))
        expect([href, codesIn((await w.get(href, 'supervisor Tuấn')).body).length]).toEqual([href, value]);
      const b = await w.get('/can-bo/thong-ke?co-quan=H44.128', 'supervisor Tuấn');
      expect(shown(figuresIn(b.body), 'received')).toBe('0');
    }));

  test.each([
    ['/can-bo/thong-ke?co-quan=H44.128', 'leader Chi', 404],
    ['/can-bo/thong-ke?ky=2027-01', 'leader Chi', 404],
    ['/can-bo/thong-ke?ky=thang-ba', 'leader Chi', 400],
    ['/can-bo/thong-ke?ky=2026-33', 'leader Chi', 404],
    ['/can-bo/thong-ke/ho-so?chi-so=constructor', 'leader Chi', 404],
    ['/can-bo/thong-ke/ho-so?chi-so=officer_done&can-bo=x', 'leader Chi', 404],
    ['/can-bo/thong-ke', 'clerk Bình', 403],
    ['/can-bo/thong-ke/ii-06a.xlsx', 'officer Khánh', 403],
  ] as const)('%s for %s answers %i', (url, who, status) =>
    world(async (w) => expect((await w.get(url, who)).statusCode).toBe(status)),
  );

  test('an administrator sees the figures and their codes, not the dossiers', () =>
    world(async (w) => {
      await aMonth(w);
      const list = await w.get('/can-bo/thong-ke/ho-so?chi-so=received', 'administrator Thu');
      expect(list.body).toContain('H44.127-260302-0001');
      expect(codesIn(list.body)).toEqual([]);
    }));
});

test('a long list is read page by page, each dossier once', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    for (let i = 0; i < 53; i++) {
      const at = timeOf('2026-03-02 08:00') + Math.floor(i / 3) * 60_000;
      await counter.receive(at, await counter.file(at, {}));
    }
    w.at('2026-03-03 08:00');
    const first = (await w.get('/can-bo/thong-ke/ho-so?chi-so=received', 'leader Chi')).body;
    const next = /href="([^"]+)" rel="next"/.exec(first)![1]!;
    const second = (await w.get(unescaped(next), 'leader Chi')).body;
    expect(codesIn(first)).toHaveLength(50);
    expect(new Set([...codesIn(first), ...codesIn(second)]).size).toBe(53);
    expect(second).not.toContain('rel="next"');
  }));

test('the share of reuse counts itself, and its dossiers come as a spreadsheet too', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const papers = ['reused', 'sent', 'none', 'sent'] as const;
    for (const [i, paper] of papers.entries()) {
      const at = timeOf('2026-03-02 08:00') + i * 3_600_000;
      await counter.receive(at + 60_000, await counter.file(at, { paper }));
    }
    w.at('2026-03-03 08:00');
    const page = await w.get('/can-bo/thong-ke', 'leader Chi');
    expect(page.body).toContain('Tỷ lệ dùng lại');
    expect(page.body).toContain('33,3%');
    expect(page.body).toContain('Mục tiêu 80% (QĐ 766/QĐ-TTg, chỉ số 4.3)');
    expect(shown(figuresIn(page.body), 'digitised')).toBe('3');
    const list = '/can-bo/thong-ke/ho-so';
    expect(codesIn((await w.get(`${list}?chi-so=reused`, 'leader Chi')).body)).toHaveLength(1);
    const sheet = await w.get(`${list}.xlsx?chi-so=digitised`, 'leader Chi');
    expect(sheet.headers['content-disposition']).toContain('digitised-2026-03.xlsx');
    const xml = Buffer.from(unzipSync(sheet.rawPayload)['xl/worksheets/sheet1.xml']!).toString();
    expect(new Set(xml.match(/H44\.127-260302-\d{4}/g)).size).toBe(3);
    expect((await w.get(`${list}.xlsx?chi-so=digitised`, 'clerk Việt of B')).statusCode).toBe(403);
    expect((await w.get(`${list}.xlsx?chi-so=x`, 'leader Chi')).statusCode).toBe(404);
  }));

describe('report II.06a', () => {
  test('adds up by levels and fields, says so, and leaves nothing open unsaid', () =>
    world(async (w) => {
      await aMonth(w);
      const page = (await w.get('/can-bo/thong-ke/ii-06a?ky=2026-03', 'leader Chi')).body;
      expect(page).toContain('Cấp xã');
      for (const field of ['Hộ tịch', 'Chứng thực']) expect(page).toContain(field);
      expect(page.match(/khớp/g)).toHaveLength(4);
      expect(page).not.toContain('lệch');
      expect(page).toContain('Hồ sơ từ chối giải quyết tính là đã giải quyết');
      const total = /mc-report__total(.*?)<\/tr>/s.exec(page)![1]!;
      const numbers = [...total.matchAll(/>(\d+)</g)].map(([, number]) => Number(number));
      expect(numbers).toEqual([9, 6, 2, 1, 6, 3, 2, 1, 3, 2, 1]);
    }));

  test('has the same figures in the spreadsheet', () =>
    world(async (w) => {
      await aMonth(w);
      const answer = await w.get('/can-bo/thong-ke/ii-06a.xlsx?ky=2026-03', 'leader Chi');
      expect(answer.headers['content-disposition']).toContain('II.06a-H44.127-2026-03.xlsx');
      const sheet = new TextDecoder().decode(unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml']);
      const rows = [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) => row!);
      const total = rows.find((row) => row.includes('TỔNG CỘNG'))!;
      expect([...total.matchAll(/<v>(\d+)<\/v>/g)].map(([, number]) => Number(number))).toEqual([
        9, 6, 2, 1, 6, 3, 2, 1, 3, 2, 1,
      ]);
      expect(sheet).toContain('3 = 4 + 5 + 6: khớp');
    }));
});

test("the leader's wall says what waits, what will be late by the next working day, and refreshes only when asked to", () =>
  world(async (w) => {
    await aMonth(w);
    const counter = await counterOf(w);
    await counter.file(timeOf('2026-03-18 17:00'), {});
    const wall = await w.get('/can-bo/thong-ke/hom-nay', 'leader Chi');
    const figures = [...wall.body.matchAll(/mc-figure__value">([^<]+)</g)].map(([, value]) => value);
    expect(figures).toEqual(['1', '3', '1', '1', '0', '0']);
    expect(wall.headers.refresh).toBeUndefined();
    w.at('2026-03-20 16:00');
    const later = (await w.get('/can-bo/thong-ke/hom-nay', 'leader Chi')).body;
    expect(codesIn(later)).toEqual(['/can-bo/ho-so/H44.127-260318-0001']);
    expect((await w.get('/can-bo/thong-ke/hom-nay?tu-dong=1', 'leader Chi')).headers.refresh).toBe('60');
  }));

describe('over a province', () => {
  test('each figure of each commune leads to its dossiers, and the report of all of them has the same sums', () =>
    world(async (w) => {
      await aMonth(w);
      await mendFigures.run({}, w.jobs());
      const page = (await w.get('/can-bo/thong-ke/dia-ban', 'supervisor Tuấn')).body;
      expect(page).toContain('83,3% trước hạn, đúng hạn');
      expect(page.match(/khớp/g)).toHaveLength(4);
      expect(page).toContain('đến 19/03/2026 00:00');
      const links = linksToLists(page);
      expect(links.filter(({ href }) => href.includes('co-quan=H44.127')).map(({ value }) => value)).toEqual([
        9, 6, 2, 1, 6, 3, 2, 1, 3, 2, 1,
      ]);
      for (const { href, value } of links)
        expect([href, codesIn((await w.get(href, 'supervisor Tuấn')).body).length]).toEqual([href, value]);
      const report = (await w.get('/can-bo/thong-ke/ii-06a?ky=2026-Q1', 'supervisor Tuấn')).body;
      expect(report.match(/khớp/g)).toHaveLength(4);
      const total = /mc-report__total(.*?)<\/tr>/s.exec(report)![1]!;
      expect([...total.matchAll(/>(\d+)</g)].map(([, number]) => Number(number))).toEqual([
        9, 7, 2, 0, 6, 3, 2, 1, 3, 2, 1,
      ]);
      for (const { href, value } of linksToLists(report))
        expect([href, codesIn((await w.get(href, 'supervisor Tuấn')).body).length]).toEqual([href, value]);
    }));

  test('what happens today is told tomorrow, also in the list behind a figure', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const at = timeOf('2026-03-19 09:00');
      await counter.receive(at, await counter.file(at, {}));
      await mendFigures.run({}, w.jobs());
      w.at('2026-03-19 10:00');
      const links = async () => linksToLists((await w.get('/can-bo/thong-ke/dia-ban', 'supervisor Tuấn')).body);
      expect(await links()).toEqual([]);
      w.at('2026-03-20 07:30');
      const [handled] = await links();
      expect([handled?.value, handled?.href.includes('den=2026-03-19')]).toEqual([1, true]);
      const list = (day: string) => w.get(`/can-bo/thong-ke/ho-so?chi-so=received&den=${day}`, 'supervisor Tuấn');
      expect(codesIn((await list('2026-03-18')).body)).toHaveLength(0);
      expect((await list('2026-02-31')).statusCode).toBe(200);
    }));
});

describe('in public', () => {
  test('everybody sees how each commune settles, and nothing about persons', () =>
    world(async (w) => {
      await aMonth(w);
      await mendFigures.run({}, w.jobs());
      const page = await w.get('/cong-khai');
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Ủy ban nhân dân xã An Bình');
      const row = /Ủy ban nhân dân xã Lạc Thuỷ(.*?)<\/tr>/s.exec(page.body)![1]!;
      expect([...row.matchAll(/>([\d,%]+)</g)].map(([, cell]) => cell)).toEqual(['8', '75%', '6', '5', '83,3%', '1']);
      expect(page.body).not.toMatch(/H44\.127-|Nguyễn Văn An/);
      const february = /Ủy ban nhân dân xã Lạc Thuỷ(.*?)<\/tr>/s.exec((await w.get('/cong-khai?ky=2026-02')).body)![1]!;
      expect([...february.matchAll(/>([\d,%—]+)</g)].map(([, cell]) => cell)).toEqual([
        '1',
        '100%',
        '0',
        '0',
        '—',
        '0',
      ]);
      expect((await w.get('/cong-khai?ky=2027-01')).statusCode).toBe(404);
    }));

  test('a province that does not exist is not found', () =>
    world(async (w) => expect((await w.get('/cong-khai?tinh=H99')).statusCode).toBe(404)));
});
