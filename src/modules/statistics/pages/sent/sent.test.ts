import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies } from '#test/cast';
import { counterOf, timeOf } from '#test/counter';
import { signingPeople } from '#test/signing-people';
import { type World, world } from '#test/world';

/** February at commune A: three received, one settled in time, one refused, one still open. */
async function february(w: World): Promise<void> {
  const counter = await counterOf(w);
  const receive = async (filed: string, channel: 'online' | 'counter') =>
    counter.receive(timeOf(filed) + 60_000, await counter.file(timeOf(filed), { channel }));
  await counter.settle(timeOf('2026-02-03 09:00'), await receive('2026-02-02 08:00', 'online'));
  await counter.refuse(timeOf('2026-02-04 15:00'), await receive('2026-02-02 09:00', 'counter'));
  await receive('2026-02-26 08:00', 'online');
  w.at('2026-03-02 08:00');
}

const report = '/can-bo/thong-ke/ii-06a';
const figures = [3, 2, 1, 0, 2, 2, 0, 0, 1, 1, 0];

test('a report is the same on the page, as a spreadsheet and as PDF/A, and stays as it was sent', () =>
  world(async (w) => {
    await february(w);
    const page = (await w.get(`${report}?ky=2026-02`, 'leader Chi')).body;
    const total = /mc-report__total(.*?)<\/tr>/s.exec(page)![1]!;
    expect([...total.matchAll(/>(\d+)</g)].map(([, number]) => Number(number))).toEqual(figures);
    const sheet = await w.get(`${report}.xlsx?ky=2026-02`, 'leader Chi');
    const xml = new TextDecoder().decode(unzipSync(sheet.rawPayload)['xl/worksheets/sheet1.xml']);
    const last = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].find(([, row]) => row!.includes('TỔNG CỘNG'))![1]!;
    expect([...last.matchAll(/<v>(\d+)<\/v>/g)].map(([, number]) => Number(number))).toEqual(figures);
    const pdf = await w.get(`${report}.pdf?ky=2026-02`, 'leader Chi');
    expect(pdf.rawPayload.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
    const printed = (bytes: Buffer) => textOfPdf(bytes).join(' ').replaceAll(/\s+/g, ' ');
    const line = `TỔNG CỘNG${figures.join('')}`;
    expect(printed(pdf.rawPayload)).toContain(line);
    expect(printed(pdf.rawPayload)).toContain('II.06a/VPCP/KSTT');

    const sent = await w.post(`${report}/gui/2026-02`, {}, 'leader Chi');
    const address = String(sent.headers.location).split('?')[0]!;
    expect([sent.statusCode, address]).toEqual([303, expect.stringMatching(/^\/can-bo\/thong-ke\/da-gui\//)]);
    const kept = (await w.get(`${address}/bao-cao.pdf`, 'leader Chi')).rawPayload;
    const hash = createHash('sha256').update(kept).digest('hex');
    const shown = (await w.get(address, 'leader Chi')).body;
    expect(shown).toContain(hash);
    expect(shown).toContain('Mọi ô vẫn đếm đúng những hồ sơ như lúc gửi.');
    expect(printed(kept)).toContain(line);
    expect(printed(kept)).toContain('Lê Thị Chi');
    const facts = await w.read('leader Chi', (db) => listFacts(db, agencies.a, address.split('/').at(-1)!));
    expect(facts.map(({ type, data }) => [type, data])).toEqual([
      ['statistics.report_sent', { form: 'II.06a', period: '2026-02', hash }],
    ]);

    const enteredLate = await (await counterOf(w)).file(timeOf('2026-02-27 08:00'), {});
    await (await counterOf(w)).receive(timeOf('2026-02-27 09:00'), enteredLate);
    const later = (await w.get(address, 'leader Chi')).body;
    expect(later).toContain('4 ô khác với lúc gửi');
    expect(later.match(/H44\.127-260227-0001<\/a>/g)).toHaveLength(4);
    expect((await w.get(`${address}/bao-cao.pdf`, 'leader Chi')).rawPayload.equals(kept)).toBe(true);
    expect((await w.get('/can-bo/thong-ke/da-gui', 'supervisor Tuấn')).body).toContain('Ủy ban nhân dân xã Lạc Thuỷ');
    expect((await w.get(address, 'leader Sơn of B')).statusCode).toBe(404);
  }));

test('nothing is sent from a part of a period, which the page says with the way to the whole', () =>
  world(async (w) => {
    await february(w);
    const whole = (await w.get(`${report}?ky=2026-02`, 'leader Chi')).body;
    expect(whole).toContain(`action="${report}/gui/2026-02"`);
    const part = (await w.get(`${report}?ky=2026-02&den=2026-02-10`, 'leader Chi')).body;
    expect(part).not.toContain('/gui/');
    expect(part).toContain('Đang xem một phần của kỳ, đến hết ngày 10/02/2026');
    expect(part).toContain(`href="${report}?ky=2026-02"`);
    expect((await w.get(`${report}?ky=2026-02&den=2026-02-28`, 'leader Chi')).body).toContain('/gui/2026-02');
  }));

test.each([
  ['2026-03', 'leader Chi', 409],
  ['2026-02', 'clerk Bình', 403],
  ['2026-02', 'supervisor Tuấn', 403],
] as const)('a report for %s by %s is not sent', (period, who, status) =>
  world(async (w) => {
    await february(w);
    expect((await w.post(`${report}/gui/${period}`, {}, who)).statusCode).toBe(status);
    expect(await w.rows('select from statistics.sent_report')).toEqual([]);
  }),
);

const people = signingPeople();

test('the document clerk puts the seal of the agency on a sent report, over the very PDF that was sent, once', () =>
  world(async (w) => {
    await february(w);
    w.at(`${people.workingDay()} 08:00`);
    await people.bringIn(w);
    const sent = await w.post(`${report}/gui/2026-02`, {}, 'leader Chi');
    const address = String(sent.headers.location).split('?')[0]!;
    const kept = (await w.get(`${address}/bao-cao.pdf`, 'leader Chi')).rawPayload;
    const seal = (password: string, who: 'document clerk Mai' | 'leader Chi' = 'document clerk Mai') =>
      w.post(`${address}/dong-dau`, { certificatePassword: password }, who);

    expect((await seal(people.password, 'leader Chi')).statusCode).toBe(403);
    expect((await w.get(address, 'leader Chi')).body).not.toContain('dong-dau');
    const ofClerk = (await w.get(address, 'document clerk Mai')).body;
    expect(ofClerk).toContain(`action="${address}/dong-dau"`);
    expect(ofClerk).not.toContain('href="/can-bo/thong-ke"');
    const wrong = await seal('sai-mat-khau');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Mật khẩu không đúng.');
    expect(wrong.body).not.toContain('sai-mat-khau');

    expect((await seal(people.password)).statusCode).toBe(303);
    const page = (await w.get(address, 'leader Chi')).body;
    expect(page).toContain('Vũ Thị Mai');
    const sealed = (await w.get(`${address}/bao-cao-co-dau.pdf`, 'leader Chi')).rawPayload;
    expect(sealed.subarray(0, kept.length).equals(kept)).toBe(true);
    expect(await people.judge(w, sealed)).toContain('UBND xã Lạc Thuỷ');
    expect((await w.get('/can-bo/thong-ke/da-gui', 'document clerk Mai')).body).toContain('Đã đóng dấu');

    expect((await seal(people.password)).statusCode).toBe(409);
    expect((await w.events())['statistics.report_sealed']).toBe(1);
  }));
