import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { listAgencies } from '#modules/organisation';
import { newId } from '#platform/identifiers';
import { listFacts } from '#platform/journal';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf, timeOf } from '#test/counter';
import { giveRoles } from '#test/give-roles';
import { plantReport } from '#test/walls/canary';
import { type World, world } from '#test/world';
import type { ReportToSend } from '../../actions/keep-report.ts';
import { sendProvinceReport } from '../../actions/send-province-report.ts';
import { sendReport } from '../../actions/send-report.ts';
import { mendFigures } from '../../jobs/mend-figures.ts';
import { findSentReport } from '../../sent-report-store.ts';

const report = '/can-bo/thong-ke/ii-06a';
const send = `${report}/gui-cua-tinh`;
const tuan = 'supervisor Tuấn';

/** Received in February; `at` another agency it is handed in at commune A and settled there. */
async function receive(w: World, filed: string, at?: string): Promise<void> {
  const counter = await counterOf(w);
  const dossier = await counter.file(timeOf(filed), { ...(at && { handlingAgencyId: at }) });
  await counter.receive(timeOf(filed) + 60_000, dossier);
  await mendFigures.run({}, w.jobs());
}

/** February: two received at commune A, one at B, all still open. */
async function february(w: World): Promise<void> {
  await receive(w, '2026-02-26 08:00');
  await receive(w, '2026-02-26 09:00');
  await receive(w, '2026-02-26 10:00', agencies.b);
  w.at('2026-03-02 08:00');
}

/** Where the links with these words lead. */
const linksTo = (html: string, words: string): string[] =>
  [...html.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)]
    .filter(([, , text]) => text === words)
    .map(([, href]) => href!.replaceAll('&amp;', '&'));

const addressIn = (headers: Readonly<Record<string, unknown>>): string => String(headers.location).split('?')[0]!;

test('the supervisor sends the report of the province, and later reads which communes changed which cells', () =>
  world(async (w) => {
    await february(w);
    const ofA = addressIn((await w.post(`${report}/gui/2026-02`, {}, 'leader Chi')).headers);
    await receive(w, '2026-02-27 08:00');

    const before = (await w.get(`${report}?ky=2026-02`, tuan)).body;
    expect(before).toContain(`action="${send}/2026-02"`);
    const told = textOf(before);
    expect(told).toContain('2 cơ quan chưa gửi báo cáo kỳ này Ủy ban nhân dân xã An Bình Ủy ban nhân dân xã An Nghĩa');
    expect(told).toContain('1 cơ quan đã gửi báo cáo khác với số cộng ở đây');
    expect(told).toContain('Hộ tịch, (3) Tổng số tiếp nhận: đã gửi 2, cộng ở đây 3');
    expect(linksTo(before, 'Bản đã gửi')).toEqual([ofA]);
    const [today] = linksTo(before, 'Số liệu hôm nay');
    expect(today).toBe(`${report}?ky=2026-02&co-quan=H44.127`);
    expect((await w.get(today!, tuan)).body).not.toContain('gui-cua-tinh');

    const nonce = newId();
    const sent = await w.post(`${send}/2026-02`, { _nonce: nonce }, tuan);
    const address = addressIn(sent.headers);
    expect([sent.statusCode, address]).toEqual([303, expect.stringMatching(/^\/can-bo\/thong-ke\/da-gui\//)]);
    expect(addressIn((await w.post(`${send}/2026-02`, { _nonce: nonce }, tuan)).headers)).toBe(address);
    const id = address.split('/').at(-1)!;
    const pdf = (await w.get(`${address}/bao-cao.pdf`, tuan)).rawPayload;
    const hash = createHash('sha256').update(pdf).digest('hex');
    const printed = textOfPdf(pdf).join(' ').replaceAll(/\s+/g, ' ');
    expect(printed).toContain(`TỔNG CỘNG${[4, 4, 0, 0, 0, 0, 0, 0, 4, 4, 0].join('')}`);
    expect(printed).toContain('Ủy ban nhân dân tỉnh Phú Thọ');
    const facts = await w.read(tuan, (db) => listFacts(db, agencies.province, id));
    expect(facts.map(({ type, data }) => [type, data])).toEqual([
      ['statistics.report_sent', { form: 'II.06a', period: '2026-02', hash }],
    ]);
    const kept = await w.read(tuan, (db) => findSentReport(db, [agencies.province], id));
    expect(kept?.dossiers).toEqual([]);
    expect(kept?.agencies?.map(({ agencyId, fields }) => [agencyId, fields.map((each) => each.counts.open)])).toEqual(
      expect.arrayContaining([
        [agencies.a, [3]],
        [agencies.b, [1]],
        [agencies.province, []],
      ]),
    );
    const page = textOf((await w.get(address, tuan)).body);
    expect(page).toContain('Ủy ban nhân dân tỉnh Phú Thọ – Tất cả cơ quan');
    expect(page).toContain(hash);
    expect(page).toContain('Mọi ô của từng cơ quan vẫn bằng số lúc gửi.');
    expect(page).toContain('chưa có ai được giao đóng dấu số');

    await receive(w, '2026-02-27 10:00', agencies.b);
    const later = (await w.get(address, tuan)).body;
    expect(textOf(later)).toContain('4 ô khác với lúc gửi');
    expect(textOf(later)).toContain(
      'Cấp xã, Hộ tịch (3) Tổng số tiếp nhận 4 5 Ủy ban nhân dân xã An Nghĩa: từ 1 thành 2',
    );
    const lists = linksTo(later, 'Ủy ban nhân dân xã An Nghĩa: từ 1 thành 2');
    expect(lists).toHaveLength(4);
    for (const list of lists) {
      const { body } = await w.get(list, tuan);
      expect([list, new Set(body.match(/H44\.127-26022\d-\d{4}/g)).size]).toEqual([list, 2]);
    }
    expect((await w.get(`${address}/bao-cao.pdf`, tuan)).rawPayload.equals(pdf)).toBe(true);
    expect(textOf((await w.get('/can-bo/thong-ke/da-gui', tuan)).body)).toContain('tỉnh Phú Thọ – Tất cả cơ quan');
    for (const who of ['leader Chi', 'leader Sơn of B', 'document clerk Mai'] as const)
      for (const path of [address, `${address}/bao-cao.pdf`])
        expect([who, path, (await w.get(path, who)).statusCode]).toEqual([who, path, 404]);
    expect((await w.get('/can-bo/thong-ke/da-gui', 'leader Chi')).body).not.toContain(id);
    expect(await w.rows('select from statistics.sent_report')).toHaveLength(2);
  }));

test('own reports that agree are not named, who sent does not seal, and who sees no commune reads no comparison', () =>
  world(async (w) => {
    await february(w);
    const address = addressIn((await w.post(`${send}/2026-02`, {}, tuan)).headers);
    for (const who of ['leader Chi', 'leader Sơn of B'] as const) await w.post(`${report}/gui/2026-02`, {}, who);
    const told = textOf((await w.get(address, tuan)).body);
    expect(told).toContain('1 cơ quan chưa gửi báo cáo kỳ này Ủy ban nhân dân xã An Bình');
    expect(told).not.toContain('khác với số cộng ở đây');
    const [anBinh] = await w.read(tuan, (db) => listAgencies(db, 'commune'));
    await plantReport(w, anBinh!.id);
    expect(textOf((await w.get(address, tuan)).body)).toContain('Đủ 3 cơ quan đã gửi báo cáo kỳ này');
    const beforeTheyWere = textOf((await w.get(`${report}?ky=2025-06`, tuan)).body);
    expect(beforeTheyWere).toContain('Gửi báo cáo của tỉnh');
    expect(beforeTheyWere).not.toContain('Báo cáo của từng cơ quan');

    await giveRoles(w, tuan, 'supervisor', 'document_clerk');
    expect((await w.get(address, tuan)).body).not.toContain(`${address}/dong-dau`);
    const seal = await w.post(`${address}/dong-dau`, { certificatePassword: 'x' }, tuan);
    expect([seal.statusCode, textOf(seal.body)]).toEqual([409, expect.stringContaining('không đóng dấu lên chính')]);
    await giveRoles(w, tuan, 'administrator');
    const unseen = (await w.get(address, tuan)).body;
    expect(textOf(unseen)).toContain('Chỉ người xem được số liệu của tất cả cơ quan ấy');
    expect(unseen).not.toContain('Lạc Thuỷ');
    expect((await w.post(`${send}/2026-02`, {}, tuan)).statusCode).toBe(403);
  }));

test('a supervisor reports for the own province alone, and for a period that is over', () =>
  world(async (w) => {
    await february(w);
    expect((await w.post(`${report}/gui/2026-02`, {}, tuan)).statusCode).toBe(403);
    expect((await w.post(`${send}/2026-02`, {}, 'leader Chi')).statusCode).toBe(403);
    expect((await w.post(`${send}/2026-03`, {}, tuan)).statusCode).toBe(409);
    expect((await w.get(`${report}?ky=2026-03`, tuan)).body).not.toContain('gui-cua-tinh');
    const drawnUp: ReportToSend = {
      ...{ agencyId: agencies.a, id: newId(), periodKey: '2026-02', periodFrom: 0, periodTo: 1 },
      form: 'II.06a',
      ...{ leftOut: [], report: { lines: [], identities: [] }, dossiers: [], agencies: [], sealPlace: null },
      ...{ pdf: new Uint8Array(), pdfHash: '' },
    };
    await expect(w.act(tuan, (act) => sendProvinceReport(act, drawnUp))).rejects.toThrow('report.not_of_province');
    await giveRoles(w, tuan, 'supervisor', 'leader');
    await expect(w.act(tuan, (act) => sendReport(act, drawnUp))).rejects.toThrow('forbidden');
    await giveRoles(w, 'leader Chi', 'supervisor');
    const ofCommune = await w.post(`${send}/2026-02`, {}, 'leader Chi');
    expect([ofCommune.statusCode, textOf(ofCommune.body)]).toEqual([
      409,
      expect.stringContaining('chỉ gửi được cho tỉnh'),
    ]);
    expect(await w.rows('select from statistics.sent_report')).toEqual([]);
  }));
