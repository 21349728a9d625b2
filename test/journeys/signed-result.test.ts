import { expect, test } from 'vitest';
import { issueResult } from '#modules/dossiers';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies } from '#test/cast';
import { extractCopies, file, receive } from '#test/dossiers';
import { draftByHand } from '#test/draft-by-hand';
import { signingPeople } from '#test/signing-people';
import { world } from '#test/world';

const { bringIn, judge, password, workingDay } = signingPeople();

const draft = {
  title: 'Giấy xác nhận tình trạng hôn nhân',
  content: 'Xác nhận ông An chưa kết hôn.\nGiấy này có giá trị 6 tháng.',
};

test(
  'a result is signed by the leader, sealed by the document clerk and downloaded by the citizen, who can check it',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await bringIn(w);
      const at = await draftByHand(w, draft);

      expect((await w.get(`${at}/ky-duyet`, 'leader Chi')).body).toContain('Mật khẩu chứng thư của anh/chị');
      const wrong = await w.post(`${at}/ky-duyet`, { signing: 'digital', certificatePassword: 'sai' }, 'leader Chi');
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('Mật khẩu không đúng.');
      expect(wrong.body).not.toContain('value="sai"');
      const sign = { signing: 'digital', certificatePassword: password };
      expect((await w.post(`${at}/ky-duyet`, sign, 'leader Chi')).statusCode).toBe(303);
      expect((await w.get(at, 'leader Chi')).body).toContain('Đã ký số, không kèm dấu thời gian, chưa đóng dấu số');
      const code = at.split('/').at(-1)!;
      expect((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body).not.toContain('Tải bản ký số');

      expect((await w.post(`${at}/ban-hanh`, sign, 'leader Chi')).statusCode).toBe(403);
      expect((await w.post(`${at}/ban-hanh`, sign, 'document clerk Mai')).statusCode).toBe(303);
      const handOver = { method: 'electronic', receivedByName: 'Nguyễn Văn An' };
      expect((await w.post(`${at}/tra-ket-qua`, handOver, 'clerk Hoa')).statusCode).toBe(303);

      const own = (await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body;
      const [link = ''] = /\/tep\/[0-9a-f-]+\/[0-9a-f-]+/.exec(own) ?? [];
      const pdf = (await w.get(link, 'citizen An')).rawPayload;
      expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
      expect((await w.get(link, 'citizen Phượng')).statusCode).toBe(404);

      const verdict = await judge(w, pdf);
      expect(verdict).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
      expect(verdict).toContain('Lê Thị Chi');
      expect(verdict).toContain('UBND xã Lạc Thuỷ');

      const [{ check_code: check }] = (await w.rows<{ check_code: string }>(
        'select check_code from dossiers.result_paper',
      )) as [{ check_code: string }];
      const issued = await w.get(`/van-ban/H44.127/${check}`);
      expect(issued.statusCode).toBe(200);
      expect(issued.body).toContain('Văn bản này do cơ quan ban hành');
      expect(issued.body).not.toContain('Nguyễn Văn An');
      expect((await w.get(`/van-ban/H44.128/${check}`)).body).toContain('Không có văn bản nào mang mã này');
    }),
  60_000,
);

test(
  'signed digitally and sealed by hand, a result is printed with its number, and its people get the paper alone',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await bringIn(w);
      const at = await draftByHand(w, draft);
      const sign = { signing: 'digital', certificatePassword: password };
      expect((await w.post(`${at}/ky-duyet`, sign, 'leader Chi')).statusCode).toBe(303);
      expect((await w.post(`${at}/ban-hanh`, { signing: 'paper' }, 'document clerk Mai')).statusCode).toBe(303);
      const print = (await w.get(`${at}/in/ket-qua.pdf`, 'document clerk Mai')).rawPayload;
      const words = (await textOfPdf(print)).join(' ').replace(/\s+/g, ' ');
      expect(words).toMatch(/Số: 01\/\d{4}/);
      expect(words).toContain('Đã ký số: Lê Thị Chi');
      const [check = ''] = /\/van-ban\/H44\.127\/[\w-]{22}/.exec(words.replaceAll(' ', '')) ?? [];
      expect((await w.get(check)).body).toContain('Không (đóng dấu trên giấy)');
      await w.post(`${at}/tra-ket-qua`, { method: 'counter', receivedByName: 'Nguyễn Văn An' }, 'clerk Hoa');
      const own = (await w.get(`/ho-so-cua-toi/${at.split('/').at(-1)}`, 'citizen An')).body;
      expect(own).toContain('Số 01/');
      expect(own).not.toContain('Tải bản ký số');
      const [paper] = await w.rows<{ file_id: string }>('select file_id from dossiers.result_paper');
      expect((await w.get(`/tep/${agencies.a}/${paper!.file_id}`, 'citizen An')).statusCode).toBe(404);
    }),
  60_000,
);

test(
  'sealed digitally, the numbers of its copies of extracts stand in the seal: they are those it gets, or nothing is issued',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await bringIn(w);
      const filed = await file(w, 'clerk Bình', { procedure: extractCopies, channel: 'counter' });
      const { agencyId, id, code } = await receive(w, 'clerk Bình', filed);
      const at = `/can-bo/ho-so/${code}`;
      for (const extractKind of ['birth', 'death'])
        await w.post(
          `${at}/ban-sao-trich-luc`,
          { extractKind, registeredName: 'Nguyễn Văn An', extractCopies: '1' },
          'clerk Bình',
        );
      await w.post(`${at}/du-thao`, draft, 'head Long');
      const sign = { signing: 'digital', certificatePassword: password };
      expect((await w.post(`${at}/ky-duyet`, sign, 'leader Chi')).statusCode).toBe(303);
      const [year] = workingDay().split('-');
      const stale = { received: {} as never, level: 'B', numbers: [`01/${year}`, '02/TLKS-BS', '03/TLKT-BS'] } as const;
      const issuing = w.act('document clerk Mai', (act) =>
        issueResult(act, { agencyId, id }, { tools: w.tools, sealed: stale }),
      );
      await expect(issuing).rejects.toThrow('dossier.number_taken_meanwhile');
      expect((await w.post(`${at}/ban-hanh`, sign, 'document clerk Mai')).statusCode).toBe(303);
      expect((await w.get(at, 'clerk Bình')).body).toContain('đã đóng dấu số');
      expect(await w.rows('select notation from dossiers.extract_copy order by ordinal')).toEqual([
        { notation: '01/TLKS-BS' },
        { notation: '02/TLKT-BS' },
      ]);
    }),
  60_000,
);

test('without a certificate a result is signed on paper, as the page says', () =>
  world(async (w) => {
    w.at(`${workingDay()} 09:00`);
    const at = await draftByHand(w, draft);
    expect((await w.get(`${at}/ky-duyet`, 'leader Chi')).body).toContain('kết quả được ký trên giấy');
    expect((await w.post(`${at}/ky-duyet`, {}, 'leader Chi')).statusCode).toBe(303);
    expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);
    expect(await w.rows('select * from dossiers.result_paper')).toEqual([]);
  }));
