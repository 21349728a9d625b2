import { describe, expect, test } from 'vitest';
import { findAgencyByCode } from '#modules/organisation';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import type { CastMember } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { apologiseForDelay } from '../../actions/apologise-for-delay.ts';
import { refuseIntake, refuseSettlement } from '../../actions/refuse-dossier.ts';
import { requestSupplement } from '../../actions/request-supplement.ts';
import { withdrawDossier } from '../../actions/withdraw-dossier.ts';
import type { Dossier } from '../../dossier.ts';
import { openDossierFile } from '../../dossier-file.ts';
import { paperOfFile } from './paper-of-file.ts';
import { type PrintForm, printHref, printNames, printsForCitizen, printsOf } from './prints.ts';

const printed = (w: World, { code }: Dossier, form: PrintForm, who: CastMember = 'clerk Bình') =>
  w.get(`${who.startsWith('citizen') ? '/ho-so-cua-toi' : '/can-bo/ho-so'}/${code}/in/${printNames[form]}.pdf`, who);

/** The words of a printed paper, in one line. */
async function wordsOf(...asked: Parameters<typeof printed>): Promise<string> {
  const answer = await printed(...asked);
  expect(answer.statusCode).toBe(200);
  return (await textOfPdf(answer.rawPayload)).join(' ').replace(/\s+/g, ' ');
}

const formsOf = async (w: World, { code }: Dossier) => {
  const opened = await w.read('clerk Bình', (db) => openDossierFile(db, code));
  return { staff: printsOf(opened).map(({ form }) => form), citizen: printsForCitizen(opened).map(({ form }) => form) };
};

const refusalInput = { reason: 'Không thuộc thẩm quyền giải quyết của xã', legalRef: 'Điều 17, NĐ 118/2025/NĐ-CP' };
const supplement = { items: ['Bản chính Giấy chứng sinh'], reason: 'Hồ sơ còn thiếu giấy tờ' };

describe('the intake slip', () => {
  test('says who handed in what, when the result is owed and where to look it up', () =>
    world(async (w) => {
      w.at('2026-03-10 08:05');
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const words = await wordsOf(w, dossier, 'intake-slip');
      expect(words).toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ LẠC THUỶ');
      expect(words).toContain('Số: 260310-0001/TNHS');
      expect(words).toContain('08 giờ 05 phút, ngày 10 tháng 3 năm 2026');
      expect(words).toContain('17 giờ 00 phút, ngày 13 tháng 3 năm 2026');
      expect(words).toContain('Trần Văn Bình');
      expect(words.replaceAll(' ', '')).toContain(`/tra-cuu?ma=${dossier.code}`);
    }));

  test('keeps the first appointment after an apology', () =>
    world(async (w) => {
      w.at('2026-03-10 08:05');
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await w.act('leader Chi', (act) =>
        apologiseForDelay(act, dossier, {
          reason: 'Chờ xác minh',
          newPromisedAt: dossier.promisedAt! + 4 * 86_400_000,
        }),
      );
      expect(await wordsOf(w, dossier, 'intake-slip')).toContain('ngày 13 tháng 3 năm 2026');
    }));

  test('is shown in the browser under the name of its dossier', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const { headers } = await printed(w, dossier, 'intake-slip');
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['content-disposition']).toContain(`inline; filename="giay-tiep-nhan-${dossier.code}.pdf"`);
      expect((await w.get(`/can-bo/ho-so/${dossier.code}`, 'clerk Bình')).body).toMatch(
        new RegExp(`<a [^>]*href="/can-bo/ho-so/${dossier.code}/in/giay-tiep-nhan.pdf"[^>]* data-keys="p"`),
      );
    }));
});

describe('a supplement request', () => {
  test('lists what is missing, until when, and bears its number', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await w.act('clerk Bình', (act) => requestSupplement(act, dossier, supplement));
      const words = await wordsOf(w, dossier, 'supplement-request');
      expect(words).toContain('Số: 01/HDHS');
      expect(words).toContain('Bản chính Giấy chứng sinh');
      expect(words).toContain('chậm nhất: ngày 31 tháng 3 năm 2026');
    }));
});

describe('a refusal', () => {
  test('of intake is signed by the clerk of the centre', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await w.act('clerk Bình', (act) => refuseIntake(act, dossier, refusalInput));
      const words = await wordsOf(w, dossier, 'refusal');
      expect(words).toContain('Số: 01/TB-TTPVHCC');
      expect(words).toContain('Không thuộc thẩm quyền giải quyết của xã');
      expect(words).toMatch(/NGƯỜI TIẾP NHẬN HỒ SƠ .*Trần Văn Bình/);
    }));

  test('of settlement is signed by the deputy for the chair', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await w.act('leader Dũng', (act) => refuseSettlement(act, dossier, refusalInput));
      const words = await wordsOf(w, dossier, 'refusal');
      expect(words).toContain('Số: 01/TB-UBND');
      expect(words).toMatch(/KT\. CHỦ TỊCH PHÓ CHỦ TỊCH .*Bùi Văn Dũng/);
      expect(words).not.toContain('NGƯỜI TIẾP NHẬN HỒ SƠ');
    }));
});

test('an apology names the old and the new day, and is signed by the chair', () =>
  world(async (w) => {
    const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    w.at('2026-03-12 14:00');
    await w.act('leader Chi', (act) =>
      apologiseForDelay(act, dossier, {
        reason: 'phải xác minh nơi cư trú',
        newPromisedAt: dossier.promisedAt! + 4 * 86_400_000,
      }),
    );
    const words = await wordsOf(w, dossier, 'apology');
    expect(words).toContain('Số: 01/PXL-UBND');
    expect(words).toContain('ngày 13 tháng 3 năm 2026');
    expect(words).toContain('ngày 17 tháng 3 năm 2026');
    expect(words).toMatch(/ CHỦ TỊCH \(Ký, ghi rõ họ tên và đóng dấu\) .*Lê Thị Chi/);
    expect(words).not.toContain('KT.');
  }));

test('a notice of stopping says where the dossier stood and what is given back', () =>
  world(async (w) => {
    const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    await w.act('clerk Hoa', (act) =>
      withdrawDossier(act, dossier, { permission: 'dossier.withdraw', reason: 'Không còn nhu cầu', askedBy: 'An' }),
    );
    const words = await wordsOf(w, dossier, 'stop-notice', 'citizen An');
    expect(words).toContain('Số: 01/TB-TTPVHCC');
    expect(words).toContain('Đang ở bước “');
    expect(words).toMatch(/Giấy tờ trả lại .*Tờ khai ?01/);
    expect(words).toContain('Đinh Thị Hoa');
  }));

test('the process control sheet retells each hand-over with its unit, and whether it was in time', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const at = `/can-bo/ho-so/${code}`;
    w.at('2026-03-10 10:00');
    await w.post(`${at}/chuyen-buoc`, { note: 'giao đồng chí Khánh' }, 'head Long');
    w.at('2026-03-11 10:00');
    await w.post(`${at}/du-thao`, { title: 'Giấy xác nhận', content: 'Xác nhận.' }, 'officer Khánh');
    w.at('2026-03-11 11:00');
    await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
    w.at('2026-03-11 14:00');
    await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai');
    w.at('2026-03-12 10:00');
    await w.post(`${at}/tra-ket-qua`, { method: 'counter', receivedByName: 'Nguyễn Văn An' }, 'clerk Hoa');
    const sheet = await w.read('clerk Bình', async (db) => {
      const opened = await openDossierFile(db, code);
      const agency = await findAgencyByCode(db, 'H44.127');
      const departments = Object.fromEntries(opened.steps.map(({ assigneeId }) => [assigneeId, 'Văn phòng']));
      return paperOfFile['process-control'](
        opened,
        { agencies: { [agency!.id]: agency! }, departments, publicUrl: 'https://x' },
        {},
      );
    });
    const centre = 'Trung tâm Phục vụ hành chính công xã Lạc Thuỷ';
    expect(sheet?.handOvers.map(({ from, to, outcome, note }) => ({ from, to, outcome, note }))).toEqual([
      { from: { agency: centre, person: 'Trần Văn Bình' }, to: { agency: 'Văn phòng', person: 'Quách Văn Long' } },
      {
        from: { agency: 'Văn phòng', person: 'Quách Văn Long' },
        to: { agency: 'Văn phòng', person: 'Phạm Quốc Khánh' },
        outcome: 'on_time',
        note: 'giao đồng chí Khánh',
      },
      {
        from: { agency: 'Văn phòng', person: 'Lê Thị Chi' },
        to: { agency: 'Văn phòng', person: 'Vũ Thị Mai' },
        outcome: 'on_time',
      },
      { from: { agency: 'Văn phòng', person: 'Vũ Thị Mai' }, to: { agency: centre }, outcome: 'early' },
      { from: { agency: centre, person: 'Đinh Thị Hoa' }, to: { agency: 'Người nộp hồ sơ', person: 'Nguyễn Văn An' } },
    ]);
    const words = await wordsOf(w, { code } as Dossier, 'process-control');
    expect(words).toContain('Văn phòng HĐND và UBND');
    expect(words).toContain('Trước hạn');
  }));

describe('a dossier offers the papers that exist', () => {
  test('none before it is received', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      expect(await formsOf(w, dossier)).toEqual({ staff: [], citizen: [] });
      expect((await printed(w, dossier, 'intake-slip')).statusCode).toBe(404);
    }));

  test('to its people all but the process control sheet', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      expect(await formsOf(w, dossier)).toEqual({
        staff: ['intake-slip', 'process-control'],
        citizen: ['intake-slip'],
      });
      expect((await printed(w, dossier, 'intake-slip', 'citizen An')).statusCode).toBe(200);
      expect((await printed(w, dossier, 'process-control', 'citizen An')).statusCode).toBe(404);
    }));

  test('of several supplement requests each by its number', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await w.act('clerk Bình', (act) => requestSupplement(act, dossier, supplement));
      await w.post(`/can-bo/ho-so/${dossier.code}/nhan-bo-sung`, {}, 'clerk Bình');
      w.at('2026-03-11 09:00');
      const { agencyId, id } = dossier;
      await w.act('clerk Bình', (act) =>
        requestSupplement(act, { agencyId, id }, { ...supplement, items: ['Sổ hộ khẩu cũ'] }),
      );
      const opened = await w.read('clerk Bình', (db) => openDossierFile(db, dossier.code));
      const [first] = printsOf(opened);
      expect(printsOf(opened).map((print) => print.label('vi'))).toEqual([
        'Phiếu yêu cầu bổ sung lần 1',
        'Phiếu yêu cầu bổ sung lần 2',
      ]);
      const answer = await w.get(printHref(first!, dossier.code, 'staff'), 'clerk Bình');
      expect((await textOfPdf(answer.rawPayload)).join(' ')).toContain('Giấy chứng sinh');
      expect(await wordsOf(w, dossier, 'supplement-request')).toContain('Sổ hộ khẩu cũ');
      expect((await w.get(`${printHref(first!, dossier.code, 'staff')}9`, 'clerk Bình')).statusCode).toBe(404);
    }));

  test('to nobody else', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      for (const who of ['clerk Việt of B', 'citizen Phượng'] as const)
        expect((await printed(w, dossier, 'intake-slip', who)).statusCode, who).toBe(404);
      expect((await w.get(`/can-bo/ho-so/${dossier.code}/in/giay-tiep-nhan.pdf`)).statusCode).toBe(303);
    }));
});
