import { describe, expect, test } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { sql } from '#platform/sql';
import { agencies, type CastMember } from '#test/cast';
import { begin, fillIn, formOn, postFiles, textOf } from '#test/citizen';
import { file, maritalStatus } from '#test/dossiers';
import { signingPeople } from '#test/signing-people';
import { type World, world } from '#test/world';
import { modules } from '../../src/modules/all.ts';

const people = signingPeople();
const numberOfAn = '017090001234';
const title = 'Giấy xác nhận tình trạng hôn nhân';

/** An's certificate is signed, sealed and handed over by commune A; returns the code of its dossier. */
async function handedOver(w: World): Promise<string> {
  w.at(`${people.workingDay()} 09:00`);
  await people.bringIn(w);
  const { code } = await file(w, 'citizen An');
  const at = `/can-bo/ho-so/${code}`;
  const sign = { signing: 'digital', certificatePassword: people.password };
  await w.post(`${at}/tiep-nhan`, {}, 'clerk Bình');
  await w.post(`${at}/chuyen-buoc`, { note: '' }, 'head Long');
  await w.post(`${at}/du-thao`, { title, content: 'Xác nhận ông An chưa kết hôn.' }, 'officer Khánh');
  await w.post(`${at}/ky-duyet`, sign, 'leader Chi');
  await w.post(`${at}/ban-hanh`, sign, 'document clerk Mai');
  await w.post(`${at}/tra-ket-qua`, { method: 'electronic', receivedByName: 'Nguyễn Văn An' }, 'clerk Hoa');
  return code;
}

interface Stored {
  readonly agency_id: string;
  readonly id: string;
  readonly file_ids: string[];
}

const storedPaper = async (w: World): Promise<Stored> =>
  (await w.rows<Stored>('select agency_id, id, file_ids from paper_store.stored_paper'))[0]!;

/** Does the jobs that opening files left, as the worker would. */
async function openFiles(w: World): Promise<void> {
  const job = modules.flatMap(({ jobs = [] }) => jobs).find(({ task }) => task === 'paper_store.open_files')!;
  const waiting = await w.rows<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'paper_store.open_files'`,
  );
  for (const { payload } of waiting) await job.run(payload, w.jobs());
}

/** An files anew, at commune B, and chooses what is in the store for the old certificate that is asked for. */
async function fileWithStored(w: World, id: string): Promise<string> {
  const draft = await begin(w, 'citizen An', { receiving: 'H44.128' });
  await fillIn(w, draft);
  const page = await w.get(`${draft}/giay-to`, 'citizen An');
  const [, name = ''] = new RegExp(`name="(paper\\d+)"[^>]*value="reuse-${id}"`).exec(page.body) ?? [];
  expect(textOf(page.body)).toContain(`Dùng giấy tờ đã có: ${title}`);
  const fields = { ...formOn(page.body, `${draft}/giay-to`), [name]: `reuse-${id}` };
  expect((await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields })).statusCode).toBe(303);
  expect(textOf((await w.get(`${draft}/xem-lai`, 'citizen An')).body)).toContain('Kết quả điện tử, số 01/');
  const filed = await w.post(`${draft}/xem-lai`, {}, 'citizen An');
  return /\/ho-so-cua-toi\/([^/]+)\/da-nop/.exec(String(filed.headers.location))?.[1] ?? '';
}

describe('the personal paper store', () => {
  test(
    'takes in a signed result when it is handed over, once, for its owner alone',
    () =>
      world(async (w) => {
        expect(textOf((await w.get('/kho-giay-to', 'citizen An')).body)).toContain('Kho chưa có giấy tờ nào');
        const code = await handedOver(w);
        const page = textOf((await w.get('/kho-giay-to', 'citizen An')).body);
        expect(page).toContain(title);
        expect(page).toContain('cấp ngày');
        expect(page).toContain('có giá trị đến hết');
        expect(page).toContain(code);
        expect(page).toContain('Chưa dùng lại');
        const { agency_id: agency, id } = await storedPaper(w);
        const link = `/kho-giay-to/${agency}/${id}/tep/1`;
        expect((await w.get(link, 'citizen An')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
        expect((await w.get(link, 'citizen Phượng')).statusCode).toBe(404);
        expect((await w.get('/kho-giay-to', 'citizen Phượng')).body).not.toContain(title);
        expect((await w.get('/kho-giay-to', 'clerk Bình')).statusCode).toBe(403);
        expect(await w.events()).toMatchObject({ 'paper_store.put_in': 1 });
      }),
    60_000,
  );

  test(
    'is seen by another agency only through what the person chooses, which stays when it is withdrawn',
    () =>
      world(async (w) => {
        const first = await handedOver(w);
        const stored = await storedPaper(w);
        const seenByB = () => w.read('clerk Việt of B', (db) => db.query(sql`select id from paper_store.stored_paper`));
        expect(await seenByB()).toEqual([]);
        const second = await fileWithStored(w, stored.id);
        expect(await seenByB()).toEqual([{ id: stored.id }]);
        await openFiles(w);
        const desk = `/can-bo/ho-so/${second}`;
        const shown = textOf((await w.get(desk, 'clerk Việt of B')).body);
        expect(shown).toContain('Dùng lại từ kết quả');
        expect(shown).toContain(`có từ hồ sơ ${first}`);
        const fileAt = `/tep/${agencies.a}/${stored.file_ids[0]}`;
        expect((await w.get(fileAt, 'clerk Việt of B')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
        expect(textOf((await w.get('/kho-giay-to', 'citizen An')).body)).toContain(`Hồ sơ ${second}`);

        const withdraw = `/can-bo/kho-giay-to/${stored.agency_id}/${stored.id}/thu-hoi`;
        expect((await w.get(`/can-bo/ho-so/${first}`, 'leader Chi')).body).toContain(withdraw);
        expect((await w.post(withdraw, { reason: 'Khai sai' }, 'leader Sơn of B')).statusCode).toBe(404);
        expect((await w.post(withdraw, { reason: 'Khai sai' }, 'clerk Bình')).statusCode).toBe(403);
        expect((await w.post(withdraw, { reason: ' ' }, 'leader Chi')).statusCode).toBe(422);
        expect((await w.post(withdraw, { reason: 'Khai sai' }, 'leader Chi')).statusCode).toBe(303);
        const after = textOf((await w.get(desk, 'clerk Việt of B')).body);
        expect(after).toContain('Dùng lại từ kết quả');
        expect(after).toContain('Đã thu hồi');
        expect((await w.get(fileAt, 'clerk Việt of B')).statusCode).toBe(200);
        expect(textOf((await w.get('/kho-giay-to', 'citizen An')).body)).toContain('Lý do: Khai sai');
      }),
    60_000,
  );

  test(
    'a paper withdrawn while the draft lay is not filed',
    () =>
      world(async (w) => {
        await handedOver(w);
        const { agency_id: agency, id } = await storedPaper(w);
        const draft = await begin(w, 'citizen An', { receiving: 'H44.128' });
        await fillIn(w, draft);
        const page = await w.get(`${draft}/giay-to`, 'citizen An');
        const [, name = ''] = /name="(paper\d+)"[^>]*value="reuse-/.exec(page.body) ?? [];
        const fields = { ...formOn(page.body, `${draft}/giay-to`), [name]: `reuse-${id}` };
        await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields });
        await w.post(`/can-bo/kho-giay-to/${agency}/${id}/thu-hoi`, { reason: 'Khai sai' }, 'leader Chi');
        expect(textOf((await w.get(`${draft}/xem-lai`, 'citizen An')).body)).toContain('trong kho cho số');
        expect((await w.post(`${draft}/xem-lai`, {}, 'citizen An')).statusCode).toBe(422);
      }),
    60_000,
  );
});

describe('at the counter', () => {
  const intake = `/can-bo/tiep-nhan/${maritalStatus}`;
  const owner = {
    ...{ ownerName: 'Nguyễn Văn An', ownerIdentityNumber: numberOfAn, ownerKind: 'person' },
    ...{
      content: 'Xin cấp lại',
      sets: '1',
      handlingAgencyId: agencies.b,
      channel: 'counter',
      resultDelivery: 'counter',
    },
    ...{ feeAmount: '0', paper2: '1', paper2Form: 'original' },
  };
  const open = (w: World, who: CastMember, fields = {}) =>
    w.post(`${intake}/kho-giay-to`, { ...owner, ...fields }, who);

  test(
    'a clerk of another commune opens the store of who stands there, which is recorded, and chooses with them',
    () =>
      world(async (w) => {
        const first = await handedOver(w);
        const { id } = await storedPaper(w);
        const opened = await open(w, 'clerk Việt of B');
        expect(opened.statusCode).toBe(200);
        expect(opened.body).toContain('Xin cấp lại');
        expect(textOf(opened.body)).toContain('Kho có 1 giấy tờ dùng được, trong đó 1 giấy tờ hợp');
        const [, name = ''] = new RegExp(`name="(paper\\d+Stored)"[^>]*value="${id}"`).exec(opened.body) ?? [];
        expect(await w.events()).toMatchObject({ 'paper_store.consulted': 1 });
        expect(textOf((await w.get('/kho-giay-to', 'citizen An')).body)).toContain('Lê Văn Việt');

        const received = await w.post(intake, { ...owner, [name]: id }, 'clerk Việt of B');
        expect(received.statusCode).toBe(303);
        await openFiles(w);
        const shown = await w.get(String(received.headers.location), 'clerk Việt of B');
        expect(textOf(shown.body)).toContain(`có từ hồ sơ ${first}`);
        const draft = await w.get(`${received.headers.location}/du-thao`, 'officer Yên of B');
        expect(textOf(draft.body)).toContain(`Lấy từ kho giấy tờ: ${title}`);
        const slip = await w.get(`${received.headers.location}/in/giay-tiep-nhan.pdf`, 'clerk Việt of B');
        expect((await textOfPdf(slip.rawPayload)).join(' ')).toContain('lấy từ kho giấy tờ');
        expect(await w.rows(`select from paper_store.consultation where closed_at is null`)).toEqual([]);
      }),
    60_000,
  );

  test(
    'nobody chooses out of a store they did not open, nor an hour later',
    () =>
      world(async (w) => {
        await handedOver(w);
        const { id } = await storedPaper(w);
        const fields = { ...owner, paper3Stored: id };
        const refused = await w.post(intake, fields, 'clerk Việt of B');
        expect(refused.statusCode).toBe(422);
        expect(textOf(refused.body)).toContain('Hãy mở kho và chọn lại');
        await open(w, 'clerk Việt of B');
        w.at(`${people.workingDay()} 10:01`);
        expect((await w.post(intake, fields, 'clerk Việt of B')).statusCode).toBe(422);
        expect((await open(w, 'clerk Việt of B', { ownerIdentityNumber: '' })).statusCode).toBe(422);
        expect((await open(w, 'leader Sơn of B')).statusCode).toBe(403);
      }),
    60_000,
  );
});
