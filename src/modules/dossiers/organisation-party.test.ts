import { describe, expect, it } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies } from '#test/cast';
import { begin, fillIn, textOf } from '#test/citizen';
import { certifiedCopies } from '#test/dossiers';
import { type World, world } from '#test/world';
import { type PrintForm, printNames } from './pages/print/prints.ts';

const company = 'Công ty TNHH Chế biến gỗ 36 Lạc Thuỷ';
const taxCode = '0100684378-001';

const people = { phone: '0912345678', ownership: 'organisation', resultDelivery: 'counter' };
const ofCompany = {
  ...people,
  organisationName: company,
  organisationTaxCode: '0100684378001',
  organisationAddress: 'Khu công nghiệp Lạc Thuỷ',
  organisationBasis: 'Giấy giới thiệu số 15/GGT',
  ownerName: 'gõ thừa',
};

const atCounter = {
  ownerName: company,
  ownerKind: 'organisation',
  ownerTaxCode: taxCode,
  ownerBirthDay: '12/03/1990',
  ownerPhone: '02183654321',
  submitterName: 'Bùi Thị Hạnh',
  submitterBasis: 'Giấy giới thiệu số 15/GGT',
  content: 'Chứng thực bản sao giấy phép',
  sets: '1',
  handlingAgencyId: agencies.a,
  channel: 'counter',
  resultDelivery: 'counter',
  feeAmount: '10.000',
  paper1: '1',
  paper1Form: 'original',
};

const receive = (w: World, changes: Record<string, string> = {}) =>
  w.post(`/can-bo/tiep-nhan/${certifiedCopies}`, { ...atCounter, ...changes }, 'clerk Bình');

async function printed(w: World, code: string, form: PrintForm): Promise<string> {
  const answer = await w.get(`/can-bo/ho-so/${code}/in/${printNames[form]}.pdf`, 'clerk Bình');
  return (await textOfPdf(answer.rawPayload)).join(' ').replace(/\s+/g, ' ');
}

const partiesOf = async (w: World) =>
  (await w.rows<{ parties: Record<string, unknown> }>('select parties from dossiers.dossier'))[0]?.parties;

describe('a company', () => {
  it('has its dossier filed online by An, who shows the paper by which he acts for it', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      const missing = await w.post(`${draft}/nguoi-nop`, people, 'citizen An');
      expect(missing.statusCode).toBe(422);
      for (const words of ['Hãy nhập tên doanh nghiệp', 'Hãy nhập mã số thuế', 'anh/chị đại diện tổ chức này'])
        expect(textOf(missing.body)).toContain(words);
      const wrong = { ...ofCompany, organisationTaxCode: '0100684379' };
      expect(textOf((await w.post(`${draft}/nguoi-nop`, wrong, 'citizen An')).body)).toContain('chữ số thứ mười');
      expect((await w.post(`${draft}/nguoi-nop`, ofCompany, 'citizen An')).statusCode).toBe(303);
      expect(textOf((await w.get(`${draft}/xem-lai`, 'citizen An')).body)).toContain(`mã số thuế ${taxCode}`);
      expect((await w.post(`${draft}/xem-lai`, {}, 'citizen An')).statusCode).toBe(303);
      expect(await partiesOf(w)).toMatchObject({
        submitter: { fullName: 'Nguyễn Văn An' },
        owner: { kind: 'organisation', fullName: company, taxCode, address: 'Khu công nghiệp Lạc Thuỷ' },
        representative: { fullName: 'Nguyễn Văn An', basis: 'Giấy giới thiệu số 15/GGT' },
      });
    }));

  it('is received at the counter with its tax code and whoever it sends, and not as a person', () =>
    world(async (w) => {
      const alone = await receive(w, { submitterName: '', ownerTaxCode: '' });
      expect(alone.statusCode).toBe(422);
      expect(textOf(alone.body)).toContain('Hãy nhập mã số thuế của tổ chức');
      expect(textOf(alone.body)).toContain('Hãy ghi người nộp thay cho tổ chức');
      const { headers } = await receive(w);
      const { owner } = (await partiesOf(w)) as { owner: object };
      expect(owner).toEqual({ kind: 'organisation', fullName: company, taxCode, phone: '02183654321' });
      const page = textOf((await w.get(String(headers.location), 'clerk Bình')).body);
      for (const words of ['Doanh nghiệp, tổ chức', `Mã số thuế ${taxCode}`, 'Bùi Thị Hạnh'])
        expect(page).toContain(words);
    }));

  it('stands as the owner on slip, request, register and control sheet, and is found by name and tax code', () =>
    world(async (w) => {
      const { headers } = await receive(w);
      const code = String(headers.location).split('/').at(-1) ?? '';
      await w.post(`/can-bo/ho-so/${code}/yeu-cau-bo-sung`, { items: 'Giấy phép', reason: 'Thiếu' }, 'clerk Bình');
      for (const form of ['intake-slip', 'supplement-request', 'process-control'] as const)
        expect(await printed(w, code, form)).toContain(company);
      expect(await printed(w, code, 'intake-slip')).toContain(`Mã số: ${taxCode}`);
      const register = textOf((await w.get('/can-bo/so-theo-doi?thang=2026-03', 'clerk Bình')).body);
      expect(register).toContain(`nộp thay ${company}`);
      const found = await w.get(
        `/can-bo?xem=supplement&tim=${encodeURIComponent('cong ty tnhh che bien go 36')}`,
        'officer Khánh',
      );
      expect(found.body).toContain(code);
      for (const typed of [taxCode, ' 0100684378001 ']) {
        const byTaxCode = await w.get(`/can-bo?xem=supplement&tim=${encodeURIComponent(typed)}`, 'clerk Bình');
        expect(byTaxCode.body).toContain(code);
      }
      expect((await w.get('/can-bo?xem=supplement&tim=0100684378', 'clerk Bình')).body).not.toContain(code);
      const looked = await w.post('/tra-cuu', { code, number: taxCode });
      expect(looked.statusCode).toBe(200);
      expect(textOf(looked.body)).not.toContain(company);
    }));
});
