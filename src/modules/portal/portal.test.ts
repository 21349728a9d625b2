import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Dossier, destroyDossier, requestSupplement, withdrawDossier } from '#modules/dossiers';
import { takeInFile } from '#modules/papers';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf } from '#test/counter';
import { file, maritalStatus, receive } from '#test/dossiers';
import { sealResult } from '#test/second-way';
import { portalAccount as account, startPortal } from '#test/tell-portal';
import { type World, world } from '#test/world';
import type { NationalPortalSimulator } from '../../../simulators/national-portal/start-national-portal-simulator.ts';
import { claimDossier } from './claim-dossier.ts';
import { portalInvariants } from './invariants.ts';
import { gatherDossiers } from './jobs/gather-dossiers.ts';
import { noteDossier } from './jobs/note-dossier.ts';
import { tellDossiers } from './jobs/tell-dossiers.ts';

const page = '/can-bo/cong-quoc-gia';
let portal: NationalPortalSimulator;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());
beforeEach(() => {
  portal.asked.length = 0;
  portal.refuses.clear();
  portal.silentAbout.clear();
  Object.assign(portal, { isAway: false, isCutOffNext: false });
  (portal.dossiers as Map<string, unknown>).clear();
  (portal.progress as unknown[]).length = 0;
  portal.endSessions();
});

const settings = () => ({
  ...{ loginAddress: portal.loginAddress, serviceAddress: portal.serviceAddress, destinationCode: '' },
  ...{ unitCode: 'H44.127', ...account, toldFrom: '01/03/2026' },
});

const connect = (w: World, changes: Record<string, string> = {}) =>
  w.post(`${page}/ket-noi`, { ...settings(), ...changes }, 'administrator Thu');

/** What the jobs do once something happened. */
async function tell(w: World): Promise<void> {
  await gatherDossiers.run({ agencyId: agencies.a }, w.jobs());
  await tellDossiers.run({ agencyId: agencies.a }, w.jobs());
}

const asked = (): string[] => portal.asked.splice(0);

interface Told {
  readonly state: string;
  readonly told_version: number;
  readonly due_version: number;
  readonly progress_version: number;
}

async function told(w: World, { id }: Pick<Dossier, 'id'>): Promise<Told | undefined> {
  const rows = await w.rows<Told>(
    'select state, told_version, due_version, progress_version from portal.told_dossier where dossier_id = $1',
    [id],
  );
  return rows[0];
}

async function expectWhole(w: World): Promise<void> {
  for (const { says, violations } of portalInvariants)
    expect([says, await violations(w.database, [agencies.a], w.tools)]).toEqual([says, []]);
}

test('a dossier is added as it is handed in, updated as it goes, and told no version twice', () =>
  world(async (w) => {
    const first = await file(w, 'citizen An');
    await tell(w);
    expect(asked()).toEqual([]);
    expect(textOf((await w.get(page, 'administrator Thu')).body)).toContain('chưa kết nối với Cổng');

    expect((await connect(w)).headers.location).toBe(page);
    await tell(w);
    expect(asked()).toEqual(['login', 'add']);
    expect(portal.dossiers.get(first.code)).toMatchObject({
      ...{ MaTTHC: maritalStatus, TrangThaiHoSo: '1', KenhThucHien: '2', ChuHoSo: 'Nguyễn Văn An' },
      ...{ NgayNopHoSo: '20260310080000', NgayTiepNhan: '', NgayHenTra: '', GhiChu: 'Phiên bản 1' },
      ...{ DinhDanhCHS: { LoaiDinhDanh: '1', SoDinhDanh: '017090001234' }, TaiKhoanDuocXacThucVoiVNeID: '1' },
      ...{ DanhSachGiayToKetQua: [], DSKetNoiCSDL: [], HoSoCoThanhPhanSoHoa: '0' },
      TaiLieuNop: [expect.objectContaining({ TenTepDinhKem: 'Tờ khai', DuocSoHoa: '0', DuocTaiSuDung: '0' })],
    });
    await tell(w);
    expect(asked()).toEqual([]);

    w.at('2026-03-10 09:30');
    const received = await receive(w, 'clerk Bình', first);
    await noteDossier.run({ agencyId: agencies.a, dossierId: first.id }, w.jobs());
    await noteDossier.run({ agencyId: agencies.a, dossierId: first.id }, w.jobs());
    await tell(w);
    expect(asked()).toEqual(['update', 'progress']);
    expect(portal.dossiers.get(first.code)).toMatchObject({
      ...{ TrangThaiHoSo: '4', NgayTiepNhan: '20260310093000', NgayHenTra: expect.stringMatching(/^2026031\d{7}$/) },
    });
    expect(portal.progress[0]).toEqual([
      expect.objectContaining({
        ...{ MaHoSo: first.code, NguoiXuLy: 'Trần Văn Bình', NoiDungXuLy: 'Tiếp nhận hồ sơ', TrangThai: '4' },
        ThoiDiemXuLy: '20260310093000',
      }),
    ]);
    const version = received.version;
    expect(await told(w, first)).toEqual({
      ...{ state: 'taken', told_version: version, due_version: version, progress_version: version },
    });
    const course = await w.get(`/can-bo/ho-so/${first.code}`, 'clerk Bình');
    expect(textOf(course.body)).toContain('Cổng Dịch vụ công quốc gia đã nhận');
    const kept = JSON.stringify(await w.rows('select to_jsonb(e) as row from portal.exchange e'));
    expect(kept).not.toMatch(/017090001234|0912345678|Nguyễn Văn An/);
    await expectWhole(w);
  }));

test('what was paid through the gateway of the agency is told as paid online, what was paid at the counter is not', () =>
  world(async (w) => {
    await connect(w);
    const counter = await counterOf(w);
    const received = await counter.receive(w.now(), await counter.file(w.now(), { channel: 'online' }), 8_000);
    await tell(w);
    expect(portal.dossiers.get(received.code)).toMatchObject({ DuocThanhToanTrucTuyen: '0' });
    await counter.payOnline(w.now(), received);
    await tell(w);
    expect(portal.dossiers.get(received.code)).toMatchObject({ DuocThanhToanTrucTuyen: '2' });
  }));

test('a dossier the portal has already is updated instead, and a session that ran out is renewed once', () =>
  world(async (w) => {
    await connect(w);
    const dossier = await file(w, 'citizen An');
    (portal.dossiers as Map<string, object>).set(dossier.code, {});
    await tell(w);
    expect(asked()).toEqual(['login', 'add', 'update']);
    const other = await file(w, 'citizen An');
    portal.endSessions();
    await tell(w);
    expect(asked()).toEqual(['login', 'add']);
    expect((await told(w, other))?.state).toBe('taken');
    const { body } = await w.get(`${page}/ho-so/${dossier.code}`, 'clerk Bình');
    expect(textOf(body)).toContain('Cổng đã có, chuyển sang cập nhật');
  }));

test('steps of progress go in tens, and one dossier that is refused does not hold up another', () =>
  world(async (w) => {
    await connect(w);
    const dossiers: Dossier[] = [];
    for (let i = 0; i < 12; i += 1) dossiers.push(await receive(w, 'clerk Bình', await file(w, 'citizen An')));
    await tell(w);
    expect(portal.progress.map((steps) => steps.length)).toEqual([10, 2]);

    (portal.progress as unknown[]).length = 0;
    const [bad, good] = dossiers as [Dossier, Dossier];
    for (const one of [bad, good])
      await w.act('clerk Bình', (act) => requestSupplement(act, one, { items: ['Bản chính'], reason: 'Còn thiếu' }));
    // Taken as a dossier and refused as a step: the record comes first.
    const record = portal.dossiers as Map<string, object>;
    await gatherDossiers.run({ agencyId: agencies.a }, w.jobs());
    const set = record.set.bind(record);
    record.set = (code, row) => {
      if (code === bad.code) portal.refuses.set(code, 'Hồ sơ 001090001234 đã khóa');
      return set(code, row);
    };
    await tellDossiers.run({ agencyId: agencies.a }, w.jobs());
    record.set = set;
    expect(portal.progress.map((steps) => steps.map(({ MaHoSo }) => MaHoSo))).toEqual([[good.code]]);
    expect((await told(w, good))?.state).toBe('taken');
    expect((await told(w, bad))?.state).toBe('rejected');
    portal.refuses.clear();
    await w.post(`${page}/ho-so/${bad.code}/gui-lai`, {}, 'clerk Bình');
    asked();
    await tellDossiers.run({ agencyId: agencies.a }, w.jobs());
    expect(asked()).toEqual(['progress']);
    expect(portal.progress.at(-1)).toEqual([
      expect.objectContaining({ MaHoSo: bad.code, NoiDungXuLy: 'Yêu cầu bổ sung hồ sơ', TrangThai: '5' }),
    ]);
    await expectWhole(w);
  }));

test('what is rejected stands in a queue with its reason, is told again on demand, and what breaks our rules is not sent', () =>
  world(async (w) => {
    await connect(w);
    const [wrong, later] = [await file(w, 'citizen An'), await file(w, 'citizen An')];
    portal.refuses.set(wrong.code, 'Không nhận hồ sơ của 017 090 001 234: thiếu thành phần');
    portal.refuses.set(later.code, 'Thiếu thành phần');
    const counter = await counterOf(w);
    const unsealed = await counter.settle(w.now(), await counter.receive(w.now(), await counter.file(w.now(), {})));
    await tell(w);
    expect(asked().filter((what) => what !== 'login')).toEqual(['add', 'add']);
    expect((await told(w, unsealed))?.state).toBe('held_back');

    const overview = textOf((await w.get(page, 'clerk Bình')).body);
    expect(overview).toContain('2 Cổng trả lại');
    expect(overview).toContain('1 Giữ lại vì thiếu dữ liệu');
    expect(overview).toContain('Đã có kết quả nhưng không có tệp kết quả đã ký số');
    const rejected = textOf((await w.get(`${page}/danh-sach?nhom=rejected&ly-do=-1`, 'clerk Bình')).body);
    expect(rejected).toContain(wrong.code);
    expect(rejected).toContain('Không nhận hồ sơ của …: thiếu thành phần');
    const held = textOf((await w.get(`${page}/danh-sach?nhom=held_back&ly-do=result_missing`, 'clerk Bình')).body);
    expect(held).toContain(unsealed.code);
    expect((await w.get(`${page}/danh-sach?nhom=held_back&ly-do=limit_missing`, 'clerk Bình')).body).not.toContain(
      unsealed.code,
    );

    portal.refuses.delete(wrong.code);
    await tell(w);
    expect(asked()).toEqual([]);
    expect((await w.post(`${page}/ho-so/${wrong.code}/gui-lai`, {}, 'leader Chi')).statusCode).toBe(403);
    expect((await w.post(`${page}/ho-so/${wrong.code}/gui-lai`, {}, 'clerk Bình')).statusCode).toBe(303);
    await tell(w);
    expect(asked()).toEqual(['add']);
    expect((await told(w, wrong))?.state).toBe('taken');
    expect((await w.post(`${page}/ho-so/${wrong.code}/gui-lai`, {}, 'clerk Bình')).statusCode).toBe(409);

    // Another version is told by itself: what was wrong may be mended in it.
    portal.refuses.delete(later.code);
    const wish = { permission: 'dossier.withdraw', reason: 'Không còn nhu cầu', askedBy: 'An' } as const;
    await w.act('clerk Bình', (act) => withdrawDossier(act, later, wish));
    await tell(w);
    expect(portal.dossiers.get(later.code)).toMatchObject({ TrangThaiHoSo: '7' });
    await expectWhole(w);
    await w.rows(
      `update portal.told_dossier set due_version = 99, told_version = 99, told_at = now() where dossier_id = $1`,
      [wrong.id],
    );
    expect(await portalInvariants[0]!.violations(w.database, [agencies.a], w.tools)).toHaveLength(1);
  }));

test('while the portal is away dossiers wait and are settled as ever, and all of them arrive once it is back', () =>
  world(async (w) => {
    await connect(w);
    portal.isAway = true;
    const dossier = await file(w, 'citizen An');
    await tell(w);
    expect(await told(w, dossier)).toMatchObject({ state: 'waiting', told_version: 0 });
    expect(textOf((await w.get(page, 'clerk Bình')).body)).toContain('Không liên lạc được với Cổng');
    await receive(w, 'clerk Bình', dossier);
    portal.isAway = false;
    await tell(w);
    expect(asked()).toEqual([]);
    w.at('2026-03-10 08:01');
    await tell(w);
    expect(asked()).toEqual(['login', 'add', 'progress']);
    expect(portal.dossiers.get(dossier.code)).toMatchObject({ TrangThaiHoSo: '4' });
    expect(textOf((await w.get(page, 'clerk Bình')).body)).toContain('Cổng trả lời');

    await connect(w, { password: 'sai' });
    await file(w, 'citizen An');
    await tell(w);
    expect(textOf((await w.get(page, 'clerk Bình')).body)).toContain('không cho đăng nhập');
  }));

test('cut off after the portal took it, or killed before, a dossier is looked up and told once', () =>
  world(async (w) => {
    await connect(w);
    await tell(w);
    const taken = await file(w, 'citizen An');
    portal.isCutOffNext = true;
    await tell(w);
    expect(asked()).toEqual(['login', 'add']);
    expect(await told(w, taken)).toMatchObject({ state: 'sending', told_version: 0 });
    portal.isAway = true;
    w.at('2026-03-10 08:05');
    await tell(w);
    expect(await told(w, taken)).toMatchObject({ state: 'sending', told_version: 0 });
    portal.isAway = false;
    w.at('2026-03-10 08:10');
    await tell(w);
    expect(asked()).toEqual(['look up']);
    expect(await told(w, taken)).toMatchObject({ state: 'taken', told_version: 1 });

    const killed = await file(w, 'citizen An');
    await gatherDossiers.run({ agencyId: agencies.a }, w.jobs());
    expect(await w.actAsSystem(agencies.a, (act) => claimDossier(act, agencies.a))).toMatchObject({ kind: 'to_send' });
    await tell(w);
    expect(asked()).toEqual(['look up', 'add']);
    expect(await told(w, killed)).toMatchObject({ state: 'taken', told_version: 1 });

    const silent = await file(w, 'citizen An');
    portal.silentAbout.add(silent.code);
    const others: Dossier[] = [];
    for (let hour = 9; hour < 20; hour += 1) {
      w.at(`2026-03-10 ${String(hour).padStart(2, '0')}:00`);
      others.push(await file(w, 'citizen An'));
      await tell(w);
    }
    expect(await told(w, silent)).toMatchObject({ state: 'rejected' });
    const states = await Promise.all(others.map((one) => told(w, one)));
    expect(new Set(states.map((one) => one?.state))).toEqual(new Set(['taken']));
    portal.silentAbout.clear();
    await w.post(`${page}/ho-so/${silent.code}/gui-lai`, {}, 'clerk Bình');
    asked();
    w.at('2026-03-10 21:00');
    await tell(w);
    expect(asked().filter((what) => what !== 'progress')).toEqual(['look up', 'add']);
    await expectWhole(w);
  }));

test('the portal fetches a sealed result by the link it was told, and nobody without, until the dossier is destroyed', () =>
  world(async (w) => {
    await connect(w);
    const counter = await counterOf(w);
    const dossier = await counter.settle(w.now(), await counter.receive(w.now(), await counter.file(w.now(), {})));
    await tell(w);
    expect(await told(w, dossier)).toMatchObject({ state: 'held_back' });
    const { id } = await w.act('clerk Bình', (act) =>
      takeInFile(act, w.tools, { agencyId: agencies.a, name: 'kết quả.pdf', content: Buffer.from(onePage) }),
    );
    await sealResult(w, dossier.id, w.now(), id);
    await w.post(`${page}/ho-so/${dossier.code}/gui-lai`, {}, 'clerk Bình');
    await tell(w);
    const results = portal.dossiers.get(dossier.code)?.DanhSachGiayToKetQua as
      | { DuongDanTepTinKetQua: string }[]
      | undefined;
    const { pathname } = new URL(results?.[0]?.DuongDanTepTinKetQua ?? '');
    expect((await w.get(pathname)).rawPayload.toString()).toBe(onePage);
    expect((await w.get(`${pathname.slice(0, -1)}${pathname.endsWith('A') ? 'B' : 'A'}`)).statusCode).toBe(404);
    const [row] = await w.rows<{ at: number | null }>('select result_taken_at as at from portal.told_dossier');
    expect(row?.at).not.toBeNull();
    asked();
    await w.actAsSystem(agencies.a, (act) => destroyDossier(act, dossier, '12/QĐ-UBND'));
    await noteDossier.run({ agencyId: agencies.a, dossierId: dossier.id }, w.jobs());
    await tell(w);
    expect([asked(), (await told(w, dossier))?.state]).toEqual([[], 'over']);
    expect((await w.get(pathname)).statusCode).toBe(404);
    expect(await w.rows('select 1 from portal.exchange where answer_words is not null')).toEqual([]);
  }));

test('the connection of an agency is its administrator’s, over https, its password sealed and gone with it', () =>
  world(async (w) => {
    const refused = await connect(w, { serviceAddress: 'http://10.0.0.1/dich-vu' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('https://, hoặc là máy trong mạng nội bộ');
    expect(refused.body).toContain('value="xa-lac-thuy"');
    expect(refused.body).not.toContain(account.password);
    expect((await w.post(`${page}/ket-noi`, settings(), 'clerk Bình')).statusCode).toBe(403);
    await connect(w);
    const [stored] = await w.rows<{ row: string }>('select (to_jsonb(c))::text as row from portal.connection c');
    expect(stored?.row).not.toContain(account.password);
    expect((await w.get(`${page}/ket-noi`, 'administrator Thu')).body).not.toContain(account.password);
    await w.post(`${page}/ket-noi/ngung`, {}, 'administrator Thu');
    expect(await w.rows('select ended_at is not null as over, password from portal.connection')).toEqual([
      { over: true, password: null },
    ]);
    await file(w, 'citizen An');
    await tell(w);
    expect(asked()).toEqual([]);
    expect(await w.events()).toMatchObject({ 'portal.connected': 1, 'portal.disconnected': 1 });
  }));

test('only dossiers handed in since the day the administrator named are told', () =>
  world(async (w) => {
    const before = await file(w, 'citizen An');
    w.at('2026-03-11 08:00');
    const since = await file(w, 'citizen An');
    await connect(w, { toldFrom: '11/03/2026' });
    await tell(w);
    await noteDossier.run({ agencyId: agencies.a, dossierId: before.id }, w.jobs());
    expect([await told(w, before), (await told(w, since))?.state]).toEqual([undefined, 'taken']);
  }));

/** One empty page. */
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
