import { expect, test } from 'vitest';
import { handOverResult } from '#modules/dossiers';
import { consultStore, listUsablePapers, putInPaper } from '#modules/paper-store';
import { newId } from '#platform/identifiers';
import { agencies, cast } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf } from '#test/counter';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

const desk = '/can-bo/quyen-du-lieu';

async function ask(w: World, kind: string): Promise<string> {
  const asked = { kind, agency: 'H44.127', words: 'Số điện thoại và tên của tôi ghi sai.' };
  expect((await w.post('/du-lieu-cua-toi/yeu-cau-moi', asked, 'citizen An')).statusCode).toBe(303);
  const [{ id } = { id: '' }] = await w.rows<{ id: string }>(
    'select id from data_rights.request order by made_at desc, id desc limit 1',
  );
  return id;
}

const right = { field: 'phone', value: '0987654321', proof: 'Hợp đồng thuê bao số 12 ngày 01/02/2026' };

const partiesOf = async (w: World, id: string) => {
  const [row] = await w.rows<{ parties: { submitter: Record<string, string> }; name: string; marks: string[] }>(
    'select parties, owner_name as name, submitter_contact as marks from dossiers.dossier where id = $1',
    [id],
  );
  return row!;
};

test('what is wrong of a person is corrected in their account and in dossiers under way, and settled ones keep a note', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const settled = await counter.settle(w.now(), await receive(w, 'clerk Bình', await file(w, 'citizen An')));
    await w.act('clerk Hoa', (act) =>
      handOverResult(act, settled, { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null }),
    );
    const open = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const abroad = await file(w, 'citizen An', { receivingCode: 'H44.128' });
    const before = await partiesOf(w, open.id);
    const id = await ask(w, 'correct');
    const send = (fields: Record<string, string>, who: Parameters<World['post']>[2] = 'leader Chi') =>
      w.post(`${desk}/${id}/dinh-chinh`, fields, who);
    expect(textOf((await send({ ...right, value: '12' })).body)).toContain('Thông tin đúng');
    expect((await send({ ...right, value: '12' })).statusCode).toBe(422);
    expect((await send({ ...right, proof: '' })).statusCode).toBe(422);
    expect((await send(right, 'leader Sơn of B')).statusCode).toBe(404);
    expect((await send(right, 'clerk Bình')).statusCode).toBe(403);
    expect((await send(right)).statusCode).toBe(303);
    expect((await send(right)).body).toContain('đã đúng như vậy');
    expect((await send({ ...right, field: 'full_name', value: 'Nguyễn Văn Ân' })).statusCode).toBe(303);
    for (const { id: dossier } of [open, abroad]) {
      const { parties, name, marks } = await partiesOf(w, dossier);
      expect([parties.submitter.phone, parties.submitter.fullName, name]).toEqual([
        '0987654321',
        'Nguyễn Văn Ân',
        'Nguyễn Văn Ân',
      ]);
      expect(marks).not.toEqual(before.marks);
    }
    const kept = await partiesOf(w, settled.id);
    expect([kept.parties.submitter.phone, kept.name]).toEqual(['0912345678', 'Nguyễn Văn An']);
    const account = await w.rows('select full_name as name, phone from identity.account where id = $1', [
      cast['citizen An'],
    ]);
    expect(account).toEqual([{ name: 'Nguyễn Văn Ân', phone: '0987654321' }]);
    const shown = textOf((await w.get(`${desk}/${id}`, 'leader Chi')).body);
    for (const told of ['0912345678', '0987654321', 'Sửa trong 2 hồ sơ đang giải quyết; 1 hồ sơ đã giải quyết'])
      expect(shown).toContain(told);
    expect(textOf((await w.get(`/can-bo/ho-so/${settled.code}`, 'leader Chi')).body)).toContain(
      'người dân đã đính chính thông tin',
    );
    expect(await w.events()).toMatchObject({
      'data_rights.corrected': 2,
      'dossier.party_corrected': 4,
      'dossier.correction_noted': 2,
    });
    const facts = await w.rows<{ data: unknown }>("select data from platform.event where type like '%correct%'");
    expect(JSON.stringify(facts)).not.toMatch(/0987654321|Văn Ân|0912345678/);
  }));

test('only what asks for a correction is corrected', () =>
  world(async (w) => {
    const id = await ask(w, 'provide');
    expect((await w.post(`${desk}/${id}/dinh-chinh`, right, 'leader Chi')).body).toContain(
      'không phải yêu cầu đính chính',
    );
  }));

test('what is restricted is only stored, until that is lifted, and officers see it', () =>
  world(async (w) => {
    const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    await w.act('clerk Bình', (act) => putInPaper(act, paperOf(dossier.id)));
    const consult = () =>
      w.act('clerk Hoa', (act) => consultStore(act, { identityNumber: '017090001234', purpose: 'Tiếp nhận hồ sơ' }));
    const banner = async () =>
      textOf((await w.get(`/can-bo/ho-so/${dossier.code}`, 'officer Khánh')).body).includes('hạn chế xử lý dữ liệu');
    expect([(await consult()).length, await banner()]).toEqual([1, false]);
    const id = await ask(w, 'restrict');
    const set = (restrict: string) => w.post(`${desk}/${id}/han-che`, { restrict }, 'leader Chi');
    expect((await set('1')).statusCode).toBe(303);
    expect(textOf((await set('1')).body)).toContain('đã được thực hiện trước đó');
    await expect(consult()).rejects.toMatchObject({ code: 'paper_store.restricted' });
    const usable = (who: 'citizen An' | 'clerk Hoa') =>
      w.read(who, (db) => listUsablePapers(db, '017090001234', '2026-03-10'));
    expect([await usable('citizen An'), await usable('clerk Hoa'), await banner()]).toEqual([[], [], true]);
    const answer = { outcome: 'carried_out', words: 'Chúng tôi đã hạn chế xử lý dữ liệu.' };
    expect((await w.post(`${desk}/${id}/tra-loi`, answer, 'leader Chi')).statusCode).toBe(303);
    expect((await set('0')).statusCode).toBe(303);
    expect([(await consult()).length, await banner()]).toEqual([1, false]);
    expect(await w.events()).toMatchObject({ 'data_rights.restricted': 1, 'data_rights.restriction_lifted': 1 });
  }));

const paperOf = (dossierId: string) => ({
  ...({ agencyId: agencies.a, identityNumber: '017090001234', origin: 'scan', name: 'Giấy khai sinh' } as const),
  ...{ number: null, issuedOn: null, issuer: null, fileAgencyId: agencies.a, fileIds: [newId()] },
  ...{ sourceId: newId(), dossierAgencyId: agencies.a, dossierId, dossierCode: 'H44.127-260310-0001' },
  ...{ ordinal: 1, partyIds: [] },
});
