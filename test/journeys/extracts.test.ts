import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { destroyDossier, fileDossier, termsOfProcedure } from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies, type CastMember } from '#test/cast';
import { textOf } from '#test/citizen';
import { extractCopies, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';
import { modules } from '../../src/modules/all.ts';

const intake = `/can-bo/tiep-nhan/${extractCopies}`;
const register = '/can-bo/so-trich-luc';

const typed = {
  ...{ ownerName: 'Nguyễn Văn An', content: 'Cấp bản sao trích lục', sets: '1', feeAmount: '0' },
  ...{ handlingAgencyId: agencies.a, channel: 'counter', resultDelivery: 'counter' },
  ...{ paper1: '1', paper1Form: 'original' },
};

const birth = {
  ...{ extractKind: 'birth', registeredName: 'Nguyễn Minh Châu', registryNumber: '45', registryBook: '01/1998' },
  ...{ registeredOn: '02/05/1998', registeredAt: 'UBND xã Lạc Thuỷ', extractCopies: '3' },
};
const marriage = { extractKind: 'marriage', registeredName: 'Nguyễn Văn An, Bùi Thị Lan', extractCopies: '1' };

async function received(w: World, more: Record<string, string> = birth, procedure = intake): Promise<string> {
  const answer = await w.post(procedure, { ...typed, ...more }, 'clerk Bình');
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function approved(w: World, at: string): Promise<void> {
  const draft = { title: 'Bản sao trích lục hộ tịch', content: 'Cấp bản sao trích lục hộ tịch.' };
  expect((await w.post(`${at}/du-thao`, draft, 'officer Khánh')).statusCode).toBe(303);
  expect((await w.post(`${at}/ky-duyet`, {}, 'leader Chi')).statusCode).toBe(303);
}

async function issued(w: World, at: string): Promise<void> {
  await approved(w, at);
  expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);
}

const pdfOf = async (w: World, url: string, who: CastMember = 'clerk Bình') =>
  (await textOfPdf((await w.get(url, who)).rawPayload)).join(' ').replace(/\s+/g, ' ');

const notations = async (w: World) =>
  (
    await w.rows<{ notation: string | null }>('select notation from dossiers.extract_copy order by issued_at, number')
  ).map(({ notation }) => notation);

const violations = async (w: World) => {
  const invariants = modules.find(({ name }) => name === 'dossiers')?.invariants ?? [];
  return (await Promise.all(invariants.map((one) => one.violations(w.database, [agencies.a], w.tools)))).flat();
};

describe('the register of extract copies', () => {
  test('has two kinds of one dossier, numbered on the result as in the register, and corrected beside the line', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const form = (await w.get(intake, 'clerk Bình')).body;
      expect(textOf(form)).toContain('Phí tính theo số bản sao: 8.000 đồng');
      expect(form).not.toContain('name="feeAmount"');
      const wrong = await w.post(intake, { ...typed, ...birth, registeredName: '' }, 'clerk Bình');
      expect(textOf(wrong.body)).toContain('Hãy ghi họ tên người được đăng ký');
      const at = await received(w);
      expect(
        (await w.post(`${at}/ban-sao-trich-luc`, { ...marriage, extractKind: 'x' }, 'clerk Bình')).statusCode,
      ).toBe(422);
      expect((await w.post(`${at}/ban-sao-trich-luc`, marriage, 'clerk Bình')).statusCode).toBe(303);
      const shown = textOf((await w.get(at, 'clerk Bình')).body);
      expect(shown).toContain('32.000 đồng – Chưa nộp');
      expect(shown).toContain('3 bản; 8.000 đồng');
      expect(shown).toContain('(TT 281/2016/TT-BTC)');
      expect(shown).toContain('Chưa cấp số');
      const correcting = `${at}/dinh-chinh-so-trich-luc`;
      const right = { ordinal: '1', registeredName: 'Nguyễn Minh Trâu', reason: 'Ghi sai tên trong sổ' };
      expect((await w.post(correcting, right, 'document clerk Mai')).statusCode).toBe(409);
      await approved(w, at);
      expect(await pdfOf(w, `${at}/in/ket-qua.pdf`)).toContain('của Nguyễn Minh Châu, số ……');
      expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);

      expect(await notations(w)).toEqual(['01/TLKS-BS', '02/TLKH-BS']);
      const paper = await pdfOf(w, `${at}/in/ket-qua.pdf`);
      expect(paper).toContain('Số: 01/2026');
      expect(paper).toContain('Trích lục khai sinh (bản sao) của Nguyễn Minh Châu, số 01/TLKS-BS: 3 bản');
      expect(paper).toContain('Trích lục kết hôn (bản sao) của Nguyễn Văn An, Bùi Thị Lan, số 02/TLKH-BS: 1 bản');
      const page = textOf((await w.get(register, 'clerk Bình')).body);
      expect(page).toContain(
        '01/TLKS-BS 10/03/2026 Nguyễn Văn An Trích lục khai sinh Nguyễn Minh Châu số 45, quyển số 01/1998, ngày 02/05/1998, UBND xã Lạc Thuỷ 3 Lê Thị Chi, Chủ tịch 24.000 đồng',
      );
      expect(textOf((await w.get(register, 'clerk Việt of B')).body)).toContain('chưa cấp bản sao trích lục nào');
      expect((await w.get(register, 'citizen An')).statusCode).toBe(403);

      w.at('2026-03-12 09:00');
      expect((await w.get(correcting, 'document clerk Mai')).body).toContain('01/TLKS-BS: Nguyễn Minh Châu');
      expect((await w.post(correcting, right, 'clerk Bình')).statusCode).toBe(403);
      const same = await w.post(correcting, { ...right, registeredName: 'Nguyễn Minh Châu' }, 'document clerk Mai');
      expect(textOf(same.body)).toContain('Ghi ít nhất một ô khác với sổ hiện nay.');
      expect((await w.post(correcting, right, 'document clerk Mai')).statusCode).toBe(303);
      w.at('2026-03-13 09:00');
      const copies = { ordinal: '1', extractCopies: '2', reason: 'Đếm thừa một bản' };
      expect((await w.post(correcting, copies, 'document clerk Mai')).statusCode).toBe(303);
      const first =
        'Đính chính ngày 12/03/2026: Họ, chữ đệm, tên người được đăng ký “Nguyễn Minh Châu” nay là “Nguyễn Minh Trâu”. Lý do: Ghi sai tên trong sổ (Vũ Thị Mai).';
      const second = 'Đính chính ngày 13/03/2026: Số bản sao “3” nay là “2”.';
      const corrected = textOf((await w.get(register, 'clerk Bình')).body);
      expect(corrected).toContain(`UBND xã Lạc Thuỷ ${first} ${second}`);
      expect(corrected).toContain('24.000 đồng');
      expect(textOf((await w.get(at, 'clerk Bình')).body)).toContain(first);
      const printed = await pdfOf(w, `${register}.pdf?nam=2026`);
      expect(printed).toContain('Sổ này có 2 dòng.');
      expect(printed).toContain('nay là “Nguyễn Minh Trâu”');
      const xlsx = await w.get(`${register}.xlsx?nam=2026`, 'clerk Bình');
      expect(xlsx.headers['content-disposition']).toContain('so-trich-luc-2026.xlsx');
      const sheet = strFromU8(unzipSync(xlsx.rawPayload)['xl/worksheets/sheet1.xml']!);
      expect(sheet).toContain('02/TLKH-BS');
      expect(sheet).toContain('nay là “Nguyễn Minh Trâu”');

      // Whose event it is lies sealed, and the journal does not tell it; a text with something before it is not opened.
      const stored = JSON.stringify([
        await w.rows('select event::text from dossiers.extract_copy'),
        await w.rows(`select was::text, becomes::text, '> ' || reason as reason from dossiers.extract_correction`),
        await w.rows('select data::text from platform.event'),
      ]);
      expect(stored.match(/mc1\./g)).toHaveLength(8);
      expect(stored).not.toMatch(/Minh Châu|Minh Trâu|Bùi Thị Lan|Ghi sai tên/);
      expect(await violations(w)).toEqual([]);
      await w.rows('update dossiers.extract_copy set number = 4 where number = 2');
      expect(await violations(w)).toEqual([expect.stringContaining('extract_copy since')]);
    }));

  test('gives two results neighbouring numbers, and begins anew on 1 January', () =>
    world(async (w) => {
      w.at('2026-12-30 09:00');
      for (const at of [await received(w), await received(w, marriage)]) await issued(w, at);
      expect(await notations(w)).toEqual(['01/TLKS-BS', '02/TLKH-BS']);
      w.at('2027-01-04 09:00');
      const young = await received(w);
      expect((await w.post(`${young}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(409);
      await issued(w, young);
      expect((await notations(w)).at(-1)).toBe('01/TLKS-BS');
      expect(textOf((await w.get(register, 'clerk Bình')).body)).not.toContain('02/TL');
      expect(textOf((await w.get(`${register}?nam=2026`, 'clerk Bình')).body)).toContain('02/TL');
      expect(await violations(w)).toEqual([]);
    }));

  test('takes over what a citizen asked for online, who sees the number, and names dossiers that are missing in it', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const { code } = await w.act('citizen An', async (act) => {
        const where = { agencyId: agencies.a, channel: 'online', now: act.now } as const;
        const { terms } = await termsOfProcedure(act.tx, extractCopies, where);
        const person = { fullName: 'Nguyễn Văn An', phone: '0912345678', personId: act.who.id };
        return fileDossier(act, {
          ...{ receivingAgency: await getAgency(act.tx, agencies.a), handlingAgencyId: agencies.a, terms },
          ...{ channel: 'online', parties: { submitter: person, owner: person }, content: 'Trích lục', papers: [] },
          form: { id: 'extract-copies', version: 1 },
          answers: { extracts: [{ kind: 'death', registeredName: 'Nguyễn Văn Cả', registeredOn: '1998', copies: 2 }] },
          ...{ sets: 1, resultDelivery: 'counter', deliveryAddress: null },
        });
      });
      const at = `/can-bo/ho-so/${code}`;
      expect((await w.post(`${at}/tiep-nhan`, {}, 'clerk Bình')).statusCode).toBe(303);
      await issued(w, at);
      const own = textOf((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body);
      expect(own).toContain('16.000 đồng – Chưa nộp');
      expect(own).toContain('Trích lục khai tử: Nguyễn Văn Cả');
      expect(own).toContain('01/TLKT-BS');
      const missing = await received(w, {});
      await issued(w, missing);
      const page = await w.get(register, 'clerk Bình');
      expect(page.body).toContain('nên không có trong sổ');
      expect(page.body).toContain(`href="${missing}"`);
      await w.post(`${at}/thu-phi`, { paidBy: 'An', method: 'cash' }, 'clerk Bình');
      expect((await w.post(`${at}/ban-sao-trich-luc`, marriage, 'clerk Bình')).statusCode).toBe(409);
      const other = await received(w, {}, `/can-bo/tiep-nhan/${maritalStatus}`);
      expect((await w.post(`${other}/ban-sao-trich-luc`, marriage, 'clerk Bình')).statusCode).toBe(409);

      // Destroyed, the line keeps its number and loses whose event it was.
      const [key] = await w.rows<{ agencyId: string; id: string }>(
        'select agency_id as "agencyId", id from dossiers.dossier where code = $1',
        [code],
      );
      const wrong = { ordinal: '1', registeredAt: 'UBND xã Cũ', reason: 'Ghi thiếu nơi đăng ký' };
      expect((await w.post(`${at}/dinh-chinh-so-trich-luc`, wrong, 'document clerk Mai')).statusCode).toBe(303);
      await w.actAsSystem(agencies.a, (act) => destroyDossier(act, key!, 'Quyết định 12/QĐ-UBND'));
      const left = textOf((await w.get(register, 'clerk Bình')).body);
      expect(left).toContain('01/TLKT-BS');
      expect(left).toContain('Đính chính ngày 10/03/2026 (Vũ Thị Mai).');
      expect(left).not.toMatch(/Nguyễn Văn Cả|Ghi thiếu/);
      expect(await violations(w)).toEqual([]);
    }));
});

test('an extract that is the result of a registration is numbered by its kind, apart from other results', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const result = { title: 'Trích lục khai tử', content: 'Họ, chữ đệm, tên: Nguyễn Văn Cả.' };
    const numbers: (string | null)[] = [];
    for (const procedure of ['1.000656', maritalStatus, '1.000656']) {
      const at = await received(w, {}, `/can-bo/tiep-nhan/${procedure}`);
      await w.post(`${at}/du-thao`, result, 'head Long');
      await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
      expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);
      if (procedure === '1.000656') numbers.push(await pdfOf(w, `${at}/in/ket-qua.pdf`));
    }
    expect(numbers[0]).toContain('Số: 01/TLKT');
    expect(numbers[1]).toContain('Số: 02/TLKT');
    expect(await w.rows('select number from dossiers.result order by number')).toEqual([
      { number: '01/2026' },
      { number: '01/TLKT' },
      { number: '02/TLKT' },
    ]);
    expect(await violations(w)).toEqual([]);
    await w.rows(`update dossiers.result set series_number = 3 where number = '02/TLKT'`);
    expect(await violations(w)).toEqual([expect.stringContaining('extract:death since')]);
  }));
