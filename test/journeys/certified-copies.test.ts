import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileDossier, termsOfProcedure } from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies, type CastMember } from '#test/cast';
import { textOf } from '#test/citizen';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';
import { modules } from '../../src/modules/all.ts';

const intake = `/can-bo/tiep-nhan/${certifiedCopies}`;
const register = '/can-bo/so-chung-thuc';

const wanted = {
  ...{ ownerName: 'Nguyễn Văn An', content: 'Chứng thực bản sao bằng tốt nghiệp', sets: '1', feeAmount: '0' },
  ...{
    handlingAgencyId: agencies.a,
    channel: 'counter',
    resultDelivery: 'counter',
    paper1: '1',
    paper1Form: 'original',
  },
};

async function received(w: World, more: Record<string, string> = {}, who: CastMember = 'clerk Bình'): Promise<string> {
  const answer = await w.post(intake, { ...wanted, ...more }, who);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function issued(w: World, at: string): Promise<void> {
  await w.post(`${at}/du-thao`, { title: 'Bản sao', content: 'Đã đối chiếu với bản chính.' }, 'officer Khánh');
  await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
  expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);
}

const numbers = async (w: World) =>
  (await w.rows<{ number: number | null }>('select number from dossiers.certified_copy order by number')).map(
    ({ number }) => number,
  );

describe('the register of certified copies', () => {
  test('has every original with its pages, copies, fee and signer, numbered without gap in the year', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const first = await received(w, { original: 'Bằng tốt nghiệp', pages: '3', copies: '2' });
      const entered = await w.post(
        `${first}/ban-sao-chung-thuc`,
        { original: 'Giấy khai sinh', pages: '1', copies: '5' },
        'clerk Bình',
      );
      expect(entered.statusCode).toBe(303);
      const shown = textOf((await w.get(first, 'clerk Bình')).body);
      expect(shown).toContain('20.000 đồng – Chưa nộp');
      expect(shown).toContain('(Điều 4, TT 226/2016/TT-BTC)');
      expect(shown).toContain('Chưa chứng thực');
      const second = await received(w, { original: 'Hồ sơ thiết kế', pages: '500', copies: '1' });
      expect(await numbers(w)).toEqual([null, null, null]);
      await issued(w, first);
      await issued(w, second);
      expect(await numbers(w)).toEqual([1, 2, 3]);

      const page = textOf((await w.get(register, 'clerk Bình')).body);
      expect(page).toContain('1/2026 10/03/2026 Nguyễn Văn An Bằng tốt nghiệp 3 2 Giấy Lê Thị Chi, Chủ tịch');
      expect(page).toContain('Hồ sơ thiết kế 500 1');
      expect(page).toContain('200.000 đồng');
      const pdf = (await textOfPdf((await w.get(`${register}.pdf?nam=2026`, 'clerk Bình')).rawPayload)).join(' ');
      expect(pdf).toContain('Giấy khai sinh');
      expect(pdf).toContain('Sổ này có 3 dòng.');
      const xlsx = await w.get(`${register}.xlsx`, 'clerk Bình');
      expect(xlsx.headers['content-disposition']).toContain('so-chung-thuc-ban-sao-2026.xlsx');
      expect(strFromU8(unzipSync(xlsx.rawPayload)['xl/worksheets/sheet1.xml']!)).toContain('Giấy khai sinh');
      expect(textOf((await w.get(register, 'clerk Việt of B')).body)).toContain('chưa có bản sao nào');
      expect((await w.get(register, 'citizen An')).statusCode).toBe(403);
      const invariants = modules.find(({ name }) => name === 'dossiers')?.invariants ?? [];
      for (const invariant of invariants)
        expect(await invariant.violations(w.database, [agencies.a], w.tools)).toEqual([]);
      await w.rows(`update dossiers.certified_copy set number = 4 where number = 3`);
      const broken = await Promise.all(invariants.map((one) => one.violations(w.database, [agencies.a], w.tools)));
      expect(broken.flat()).toEqual([expect.stringContaining('certified_copy')]);
    }));

  test('is corrected by a dated note beside the line, whose own words stay', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const at = await received(w, { original: 'Bằng tốt nghịêp', pages: '3', copies: '2' });
      const page = `${at}/dinh-chinh-so-chung-thuc`;
      const right = { ordinal: '1', original: 'Bằng tốt nghiệp', reason: 'Ghi sai chính tả' };
      expect((await w.post(page, right, 'document clerk Mai')).statusCode).toBe(409);
      await issued(w, at);
      w.at('2026-03-12 09:00');
      expect((await w.get(page, 'document clerk Mai')).body).toContain('Số 1: Bằng tốt nghịêp');
      expect((await w.post(page, right, 'clerk Bình')).statusCode).toBe(403);
      expect((await w.post(page, right, 'clerk Việt of B')).statusCode).toBe(403);
      expect((await w.post(page, { ...right, reason: '' }, 'document clerk Mai')).statusCode).toBe(422);
      const same = await w.post(page, { ...right, original: 'Bằng tốt nghịêp' }, 'document clerk Mai');
      expect(same.statusCode).toBe(422);
      expect(same.body).toContain('Ghi ít nhất một ô khác với sổ hiện nay.');
      expect((await w.post(page, right, 'document clerk Mai')).statusCode).toBe(303);
      w.at('2026-03-13 09:00');
      const pages = { ordinal: '1', pages: '4', reason: 'Đếm thiếu một trang' };
      expect((await w.post(page, pages, 'document clerk Mai')).statusCode).toBe(303);

      const [line] = await w.rows('select original, pages, number, amount::int from dossiers.certified_copy');
      expect(line).toEqual({ original: 'Bằng tốt nghịêp', pages: 3, number: 1, amount: 10_000 });
      const first =
        'Đính chính ngày 12/03/2026: Tên bản chính “Bằng tốt nghịêp” nay là “Bằng tốt nghiệp”. Lý do: Ghi sai chính tả (Vũ Thị Mai).';
      const second = 'Đính chính ngày 13/03/2026: Số trang “3” nay là “4”.';
      const shown = textOf((await w.get(register, 'clerk Bình')).body);
      expect(shown).toContain(`Bằng tốt nghịêp ${first} ${second}`);
      expect(textOf((await w.get(at, 'clerk Bình')).body)).toContain(first);
      const pdf = (await textOfPdf((await w.get(`${register}.pdf?nam=2026`, 'clerk Bình')).rawPayload)).join(' ');
      expect(pdf.replace(/\s+/g, ' ')).toContain('Đính chính ngày 12/03/2026');
      const xlsx = await w.get(`${register}.xlsx?nam=2026`, 'clerk Bình');
      expect(strFromU8(unzipSync(xlsx.rawPayload)['xl/worksheets/sheet1.xml']!)).toContain('nay là “Bằng tốt nghiệp”');
    }));

  test.each([
    {
      version: 1,
      papers: [
        { name: 'Giấy khai sinh', pages: 1, copies: 3 },
        { name: 'Bằng tốt nghiệp', pages: 3, copies: 1 },
      ],
      said: ['11.000 đồng – Chưa nộp', 'Bằng tốt nghiệp 3 × 1'],
    },
    {
      version: 2,
      papers: [
        { name: 'Giấy khai sinh', pages: 1, wanted: 'both', copies: 2 },
        { name: 'Bằng tốt nghiệp', pages: 3, wanted: 'electronic' },
        { name: 'Học bạ', pages: 1, wanted: 'paper', copies: 1 },
      ],
      said: [
        '13.000 đồng – Chưa nộp',
        'Giấy khai sinh 1 × 2',
        '1 trang, bản sao điện tử',
        '3 trang, bản sao điện tử',
        'Học bạ 1 × 1',
      ],
    },
  ])(
    'takes over the originals that a citizen listed online, on paper and as files, with what they cost ($version)',
    ({ version, papers, said }) =>
      world(async (w) => {
        const { code } = await w.act('citizen An', async (act) => {
          const where = { agencyId: agencies.a, channel: 'online', now: act.now } as const;
          const { terms } = await termsOfProcedure(act.tx, certifiedCopies, where);
          const person = { fullName: 'Nguyễn Văn An', phone: '0912345678', personId: act.who.id };
          return fileDossier(act, {
            ...{ receivingAgency: await getAgency(act.tx, agencies.a), handlingAgencyId: agencies.a, terms },
            ...{ channel: 'online', parties: { submitter: person, owner: person }, content: 'Chứng thực', papers: [] },
            form: { id: 'certified-copies', version },
            answers: { papers },
            ...{ sets: 1, resultDelivery: 'counter', deliveryAddress: null },
          });
        });
        const at = `/can-bo/ho-so/${code}`;
        expect((await w.post(`${at}/tiep-nhan`, {}, 'clerk Bình')).statusCode).toBe(303);
        const shown = textOf((await w.get(at, 'clerk Bình')).body);
        for (const words of said) expect(shown).toContain(words);
      }),
  );

  test('begins anew on 1 January, and gives the number of an issue that fails to the next', () =>
    world(async (w) => {
      w.at('2026-12-30 09:00');
      const old = await received(w, { original: 'Giấy khai sinh', pages: '1', copies: '1' });
      await issued(w, old);
      w.at('2027-01-04 09:00');
      const young = await received(w, { original: 'Giấy khai sinh', pages: '1', copies: '1' });
      expect((await w.post(`${young}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(409);
      await issued(w, young);
      expect(await numbers(w)).toEqual([1, 1]);
      expect(textOf((await w.get(register, 'clerk Bình')).body)).toContain('1/2027');
      expect(textOf((await w.get(`${register}?nam=2026`, 'clerk Bình')).body)).toContain('1/2026');
    }));

  test('names the dossiers that are missing in it, because nobody entered what was copied', () =>
    world(async (w) => {
      const at = await received(w);
      await issued(w, at);
      const page = await w.get(register, 'clerk Bình');
      expect(page.body).toContain('không có trong sổ');
      expect(page.body).toContain(`href="${at}"`);
    }));

  test('takes nothing more once the fee is paid, nor for another procedure', () =>
    world(async (w) => {
      const at = await received(w, { original: 'Sổ đỏ', pages: '1', copies: '1' });
      await w.post(`${at}/thu-phi`, { paidBy: 'An', method: 'cash' }, 'clerk Bình');
      const more = { original: 'Giấy khai sinh', pages: '1', copies: '1' };
      expect((await w.post(`${at}/ban-sao-chung-thuc`, more, 'clerk Bình')).statusCode).toBe(409);
      const answer = await w.post(`/can-bo/tiep-nhan/${maritalStatus}`, wanted, 'clerk Bình');
      const other = String(answer.headers.location);
      expect((await w.post(`${other}/ban-sao-chung-thuc`, more, 'clerk Bình')).statusCode).toBe(409);
      expect((await w.post(`${at}/ban-sao-chung-thuc`, { ...more, pages: '0' }, 'clerk Bình')).statusCode).toBe(422);
    }));
});
