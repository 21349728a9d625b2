import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { counterOf, timeOf } from '#test/counter';
import { certifiedCopies } from '#test/dossiers';
import { type World, world } from '#test/world';

const leader = 'leader Chi';

/** March at commune A: settled in time and too late, open, near its limit, with papers and without. */
async function aMonth(w: World): Promise<void> {
  const counter = await counterOf(w);
  const received = async (filed: string, filing: Parameters<typeof counter.file>[1] = {}) => {
    const at = timeOf(filed);
    return counter.receive(at + 60_000, await counter.file(at, filing));
  };
  await counter.settle(timeOf('2026-03-03 09:00'), await received('2026-03-02 08:00', { paper: 'sent' }));
  await counter.settle(timeOf('2026-03-09 09:00'), await received('2026-03-02 10:00', { channel: 'counter' }));
  const copies = { channel: 'counter', procedure: certifiedCopies, paper: 'scanned_later' } as const;
  await counter.settle(timeOf('2026-03-04 10:00'), await received('2026-03-04 09:00', copies));
  await received('2026-03-18 09:00', { paper: 'reused' });
  w.at('2026-03-19 08:00');
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&');

/** Every number of a page that opens a list of the index, with what it says. */
const numbersIn = (html: string) =>
  [...html.matchAll(/href="(\/can-bo\/chi-so\/danh-sach\?[^"]+)"[^>]*>([\d.]+)/g)].map(([, href, value]) => ({
    href: unescaped(href!),
    value: Number(value!.replaceAll('.', '')),
  }));

test(
  'every number opens its list, which has as many rows over its pages',
  () =>
    world(async (w) => {
      await aMonth(w);
      const index = (await w.get('/can-bo/chi-so?ky=2026-03', leader)).body;
      const numbers = numbersIn(index);
      expect(numbers.length).toBeGreaterThan(15);
      for (const { href, value } of new Map(numbers.map((each) => [each.href, each])).values()) {
        let rows = 0;
        for (let next: string | undefined = href; next; ) {
          const { statusCode, body } = await w.get(next, leader);
          expect([next, statusCode]).toEqual([next, 200]);
          rows += [...body.matchAll(/role="rowheader"/g)].length;
          const following: string | undefined = /mc-pager__next" href="([^"]+)"/.exec(body)?.[1];
          next = following && unescaped(following);
        }
        expect([href, rows]).toEqual([href, value]);
      }
    }),
  60_000,
);

test('shows the average time in the unit of each limit, and the dossiers of each procedure behind it', () =>
  world(async (w) => {
    await aMonth(w);
    const index = (await w.get('/can-bo/chi-so?ky=2026-03', leader)).body;
    expect(index).toContain('href="/can-bo/chi-so/thoi-gian?ky=2026-03"');
    expect(index).toContain('2 ngày làm việc (3 hồ sơ)');
    const { body } = await w.get('/can-bo/chi-so/thoi-gian?ky=2026-03', leader);
    expect([...body.matchAll(/role="rowheader"/g)]).toHaveLength(2);
    expect(body).toContain('3 ngày làm việc');
    expect(body).toContain('Trong ngày');
    const lists = [...body.matchAll(/href="(\/can-bo\/chi-so\/danh-sach\?[^"]+thu-tuc[^"]+)"/g)];
    const behind = await Promise.all(lists.map(([, href]) => w.get(unescaped(href!), leader)));
    expect(behind.map((list) => [...list.body.matchAll(/role="rowheader"/g)].length).sort()).toEqual([1, 2]);
    const ofStatus = behind.find((list) => list.body.includes('H44.127-260302-0001'))!.body;
    expect([ofStatus.includes('1 ngày làm việc'), ofStatus.includes('5 ngày làm việc')]).toEqual([true, true]);
    for (const none of ['dem=services&thu-tuc=1.004873', 'dem=nothing&thu-tuc=1.004873'])
      expect((await w.get(`/can-bo/chi-so/danh-sach?ky=2026-03&${none}`, leader)).statusCode).toBe(404);
  }));

test('says what is measured, what is not and why, and gives the whole as a range', () =>
  world(async (w) => {
    await aMonth(w);
    const { body } = await w.get('/can-bo/chi-so?ky=2026-03', leader);
    expect(body).toContain('Hồ sơ thanh toán trực tuyến');
    expect(body).not.toContain('Chưa có thanh toán');
    expect(body).toContain('Chưa kết nối Cổng Dịch vụ công quốc gia');
    expect(body).toMatch(/[\d,]+–[\d,]+/);
    expect(body).toContain('QĐ 766/QĐ-TTg ngày 23/6/2022');
    expect(body).toContain('15\u00a0/\u00a020');
    const past = await w.get('/can-bo/chi-so?ky=2026-03&den=04/03/2026', leader);
    expect(past.body).toContain('04/03/2026');
    expect(past.body).toContain('20\u00a0/\u00a020');
    for (const none of ['ky=2020-01', 'ky=2026-03&den=2026-02-30', 'ky=2026-03&den=2027-01-01', 'co-quan=H44.128'])
      expect([none, (await w.get(`/can-bo/chi-so?${none}`, leader)).statusCode]).toEqual([none, 404]);
  }));

test('names which parts a procedure is posted without, and counts it as full once its sequence is entered', () =>
  world(async (w) => {
    const url = '/can-bo/chi-so/danh-sach?ky=2026-03&dem=services_lacking';
    const counted = async () => Number(/(\d+) thủ tục/.exec((await w.get(url, leader)).body)?.[1]);
    const before = await counted();
    expect((await w.get(url, leader)).body).toContain('trình tự thực hiện; cách thức; thành phần và số lượng hồ sơ');
    const typed = { steps: 'Nộp hồ sơ', legalRef: 'Quyết định 77/QĐ-UBND', validFrom: '01/03/2026' };
    await w.post('/can-bo/thu-tuc/1.004873/trinh-tu', typed, 'supervisor Tuấn');
    w.at('2026-03-10 16:00');
    expect(await counted()).toBe(before - 1);
  }));

test('a province sees how its decisions stand, and what can still be posted in time', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const supervisor = 'supervisor Tuấn';
    const url = '/can-bo/chi-so?ky=2026-03&co-quan=H44';
    const decide = async (number: string, effectiveOn: string, amended: string) => {
      const typed = { number, decidedOn: '10/03/2026', effectiveOn, legalBasis: 'Nghị quyết 12', amended };
      return String((await w.post('/can-bo/thu-tuc/cong-bo/moi', typed, supervisor)).headers.location);
    };
    const posted = await decide('1/QĐ-UBND', '31/03/2026', '1.004873\n2.000815');
    await decide('2/QĐ-UBND', '11/03/2026', '2.000815');
    await w.post(`${posted}/cong-khai`, {}, supervisor);
    w.at('2026-03-11 09:00');
    const { body } = await w.get(url, supervisor);
    const counted = Object.fromEntries(
      numbersIn(body).map(({ href, value }) => [new URL(href, 'http://x').searchParams.get('dem'), value]),
    );
    expect(counted).toMatchObject({ announced: 2, announced_in_time: 1, announced_late: 1, announcements_to_post: 1 });
    expect(body).toContain('3\u00a0/\u00a06');
    const behind = (dem: string) => w.get(`/can-bo/chi-so/danh-sach?ky=2026-03&co-quan=H44&dem=${dem}`, supervisor);
    expect((await behind('announcements_to_post')).body).toMatch(
      /href="\/can-bo\/thu-tuc\/cong-bo\/[0-9a-f-]{36}"[^>]*>2\/QĐ-UBND/,
    );
    expect((await behind('announced_late')).body).toContain('href="/can-bo/thu-tuc/cong-bo?thu-tuc=2.000815"');
    const commune = (await w.get('/can-bo/chi-so?ky=2026-03', leader)).body;
    expect(commune).toMatch(/1\.1 Thủ tục được công bố đúng hạn[\s\S]{0,900}Không áp dụng/);
  }));

test('tells which dossiers the portal would reject, and why', () =>
  world(async (w) => {
    await aMonth(w);
    const { body } = await w.get('/can-bo/chi-so/tra-lai?ky=2026-03', leader);
    expect([...body.matchAll(/role="rowheader"/g)]).toHaveLength(3);
    expect(body).toContain('Đã có kết quả nhưng không có tệp kết quả đã ký số');
    expect(body).not.toContain('017090001234');
    expect(body).toContain('Đã xem 4 hồ sơ');
  }));

test('the spreadsheets hold what the pages show', () =>
  world(async (w) => {
    await aMonth(w);
    const textOf = async (url: string) => {
      const { statusCode, rawPayload } = await w.get(url, leader);
      expect([url, statusCode]).toEqual([url, 200]);
      const files = unzipSync(rawPayload);
      return Object.entries(files)
        .filter(([name]) => name.includes('worksheets/sheet'))
        .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
        .join('');
    };
    expect(await textOf('/can-bo/chi-so.xlsx?ky=2026-03')).toContain('Hồ sơ giải quyết đúng hạn');
    expect(await textOf('/can-bo/chi-so/danh-sach.xlsx?ky=2026-03&dem=handled_late')).toContain('H44.127-260302-0002');
  }));

test('a province sees each commune, everybody sees points and no dossier, and who is not a leader sees none of it', () =>
  world(async (w) => {
    await aMonth(w);
    const province = (await w.get('/can-bo/chi-so?ky=2026-03', 'supervisor Tuấn')).body;
    expect(province).toContain('Từng xã');
    expect(province).toContain('co-quan=H44.127');
    const open = await w.get('/cong-khai/chi-so');
    expect(open.statusCode).toBe(200);
    expect(open.body).toContain('15\u00a0/\u00a020');
    expect(open.body).not.toMatch(/H44\.127-26/);
    expect((await w.get('/can-bo/chi-so', 'officer Khánh')).statusCode).toBe(403);
  }));
