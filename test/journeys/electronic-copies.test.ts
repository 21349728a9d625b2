import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { destroyDossier } from '#modules/dossiers';
import { demonstrationPassword } from '#modules/identity';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { certifiedCopies, file, receive } from '#test/dossiers';
import { handIn } from '#test/hand-in';
import { inMemory } from '#test/scan';
import { withCertificates } from '#test/sign-results';
import { signingPeople } from '#test/signing-people';
import { workOffScans } from '#test/work-off-scans';
import { type World, world } from '#test/world';
import { modules } from '../../src/modules/all.ts';
import { pdfOfPages } from '../../src/platform/pages/sample-documents.test-data.ts';

const { bringIn, judge, password, workingDay } = signingPeople();

const intake = `/can-bo/tiep-nhan/${certifiedCopies}`;
const register = '/can-bo/so-chung-thuc';
const sign = { signing: 'digital', certificatePassword: password };
const asArranged = { originals: '1', 'order-1': '1', 'turn-1': '0', 'note-1': 'none' };
const draft = { title: 'Bản sao', content: 'Đã đối chiếu với bản chính.' };

const wanted = {
  ...{ ownerName: 'Nguyễn Văn An', ownerIdentityNumber: '017090001234', ownerSex: 'male' },
  ...{ content: 'Chứng thực bản sao bằng tốt nghiệp', sets: '1', feeAmount: '0', handlingAgencyId: agencies.a },
  ...{ channel: 'counter', resultDelivery: 'electronic', paper1: '1', paper1Form: 'original' },
};

async function received(w: World, more: Record<string, string>): Promise<string> {
  const answer = await w.post(intake, { ...wanted, ...more }, 'clerk Bình');
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

/** A dossier that An filed online, and the clerk received and entered the original of. */
async function filedByAn(w: World, wish: Record<string, string>): Promise<string> {
  const filed = await file(w, 'citizen An', { procedure: certifiedCopies });
  const { code } = await receive(w, 'clerk Bình', filed);
  const entered = await w.post(`/can-bo/ho-so/${code}/ban-sao-chung-thuc`, wish, 'clerk Bình');
  expect(entered.statusCode).toBe(303);
  return `/can-bo/ho-so/${code}`;
}

/** Digitises the original of a dossier; gives the address where the scan is looked at. */
async function digitised(w: World, at: string): Promise<string> {
  const url = `${at}/so-hoa/1`;
  const fields = { originalForm: 'original', originals: '1' };
  await handIn(w, 'clerk Bình', { url, name: 'bằng.pdf', content: pdfOfPages(1), fields, json: false });
  await workOffScans(w);
  await w.post(`${url}/trang`, asArranged, 'clerk Bình');
  await workOffScans(w);
  return url;
}

/** The searchable scan of a dossier that was digitised once. */
async function scanOf(w: World, at: string): Promise<string> {
  const [scan] = await w.rows<{ id: string }>(
    `select s.result_ids[1] as id from digitisation.digitisation s join dossiers.dossier d on d.agency_id = s.agency_id and d.id = s.subject_id where d.code = $1`,
    [at.split('/').at(-1)],
  );
  return scan!.id;
}

const choose = (w: World, at: string, ordinal: string, scan: string) =>
  w.post(`${at}/ban-so-hoa-chung-thuc`, { ordinal, scan }, 'clerk Bình');

/** How many times as high as wide the first page is. */
async function slenderness(w: World, content: Uint8Array): Promise<number> {
  const { picture } = await w.tools.pages.draw(inMemory('application/pdf', content), { page: 1, longerSide: 600 });
  const { width = 1, height = 1 } = await sharp(picture).metadata();
  return height / width;
}

async function brokenInvariants(w: World): Promise<string[]> {
  const invariants = modules.find(({ name }) => name === 'dossiers')?.invariants ?? [];
  return (await Promise.all(invariants.map((one) => one.violations(w.database, [agencies.a], w.tools)))).flat();
}

test(
  'an original is certified as a file: scanned and confirmed, signed, sealed with its number, handed over, checked by anybody',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await bringIn(w);
      const at = await received(w, { original: 'Bằng tốt nghiệp', pages: '1', copies: '2', electronic: 'yes' });
      const desk = textOf((await w.get(at, 'clerk Bình')).body);
      expect(desk).toContain('6.000 đồng – Chưa nộp');
      expect(desk).toContain('1 trang, bản sao điện tử');
      expect(desk).toContain('Điện tử chưa chọn bản số hóa');
      await w.post(`${at}/du-thao`, draft, 'officer Khánh');
      const early = await w.post(`${at}/ky-duyet`, sign, 'leader Chi');
      expect(early.statusCode).toBe(409);
      expect(early.body).toContain('Chưa chọn bản số hóa của “Bằng tốt nghiệp”');

      const scanning = await digitised(w, at);
      const scan = await scanOf(w, at);
      const unseen = await choose(w, at, '2', scan);
      expect(unseen.statusCode).toBe(422);
      expect(unseen.body).toContain('Chưa ai xác nhận bản số hóa này');
      await w.post(`${scanning}/thong-tin`, {}, 'clerk Bình');
      expect((await w.get(`${at}/ban-so-hoa-chung-thuc`, 'clerk Bình')).body).toContain('Xem bản số hóa 1');
      expect((await choose(w, at, '1', scan)).statusCode).toBe(409);
      expect((await choose(w, at, '2', agencies.a)).statusCode).toBe(422);
      expect((await w.post(`${at}/ban-so-hoa-chung-thuc`, { ordinal: '2', scan }, 'clerk Việt of B')).statusCode).toBe(
        404,
      );
      expect((await choose(w, at, '2', scan)).statusCode).toBe(303);

      const onPaper = await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
      expect(onPaper.statusCode).toBe(409);
      expect(onPaper.body).toContain('hãy ký bằng chứng thư số');
      expect((await w.post(`${at}/ky-ngoai`, {}, 'leader Chi')).statusCode).toBe(409);
      const signing = (await w.get(`${at}/ky-duyet`, 'leader Chi')).body;
      expect(signing).toContain('Xem bản số hóa');
      expect(signing).not.toContain('Ký trên giấy');
      expect((await w.post(`${at}/ky-duyet`, sign, 'leader Chi')).statusCode).toBe(303);
      expect((await choose(w, at, '2', scan)).statusCode).toBe(409);
      const more = { original: 'Giấy khai sinh', pages: '1', copies: '', electronic: 'yes' };
      expect((await w.post(`${at}/ban-sao-chung-thuc`, more, 'clerk Bình')).statusCode).toBe(409);

      const byHand = await w.post(`${at}/ban-hanh`, { signing: 'paper' }, 'document clerk Mai');
      expect(byHand.statusCode).toBe(409);
      expect(byHand.body).toContain('hãy đóng dấu số của cơ quan');
      expect(await w.rows('select from dossiers.certified_copy where number is not null')).toEqual([]);
      expect((await w.post(`${at}/ban-hanh`, sign, 'document clerk Mai')).statusCode).toBe(303);
      expect(await w.rows('select kind, copies, number from dossiers.certified_copy order by ordinal')).toEqual([
        { kind: 'paper', copies: 2, number: 1 },
        { kind: 'electronic', copies: 1, number: 2 },
      ]);

      const code = at.split('/').at(-1)!;
      expect((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).statusCode).toBe(404);
      await w.post(`${at}/thu-phi`, { paidBy: 'An', method: 'cash' }, 'clerk Bình');
      const handOver = { method: 'electronic', receivedByName: 'Nguyễn Văn An' };
      expect((await w.post(`${at}/tra-ket-qua`, handOver, 'clerk Bình')).statusCode).toBe(303);
      const [copy] = await w.rows<{ file_id: string; check_code: string; scan_file_id: string }>(
        'select file_id, check_code, scan_file_id from dossiers.electronic_copy',
      );
      const stored = textOf((await w.get('/kho-giay-to', 'citizen An')).body);
      expect(stored).toContain('Bản sao điện tử có chứng thực: Bằng tốt nghiệp');

      const pdf = (await w.get(`/tep/${agencies.a}/${copy!.file_id}`, 'clerk Bình')).rawPayload;
      const plain = (await w.get(`/tep/${agencies.a}/${copy!.scan_file_id}`, 'clerk Bình')).rawPayload;
      expect(pdf.subarray(0, plain.length).equals(plain)).toBe(true);
      expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
      const verdict = await judge(w, pdf);
      expect(verdict).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
      expect(verdict).toContain('Lê Thị Chi');
      expect(verdict).toContain('UBND xã Lạc Thuỷ');
      const damaged = Buffer.from(pdf);
      damaged[Math.floor(plain.length / 2)] = damaged[Math.floor(plain.length / 2)]! ^ 1;
      expect(await judge(w, damaged)).not.toContain('Chữ ký hợp lệ');
      const [low, high] = await Promise.all([plain, pdf].map((content) => slenderness(w, content)));
      expect(high! - low!).toBeCloseTo(52 / 210, 1);

      const check = await w.get(`/van-ban/H44.127/${copy!.check_code}`);
      const checked = textOf(check.body);
      expect(checked).toContain('Bản sao điện tử này do cơ quan chứng thực');
      expect(checked).toContain(`2, quyển số ${workingDay().slice(0, 4)}-SCT/BS`);
      expect(checked).toContain('Lê Thị Chi, Chủ tịch');
      expect(checked).not.toContain('Nguyễn Văn An');
      expect((await w.get(`/van-ban/H44.128/${copy!.check_code}`)).body).toContain('Không có văn bản nào mang mã này');

      const lines = textOf((await w.get(register, 'clerk Bình')).body);
      expect(lines).toMatch(/Bằng tốt nghiệp 1 2 Giấy .*Bằng tốt nghiệp 1 1 Điện tử/);
      const year = workingDay().slice(0, 4);
      const printed = (await textOfPdf((await w.get(`${register}.pdf?nam=${year}`, 'clerk Bình')).rawPayload)).join(
        ' ',
      );
      expect(printed.replace(/\s+/g, ' ')).toContain('1 (điện tử)');
      const xlsx = await w.get(`${register}.xlsx?nam=${year}`, 'clerk Bình');
      expect(strFromU8(unzipSync(xlsx.rawPayload)['xl/worksheets/sheet1.xml']!)).toContain('Điện tử');

      expect(await brokenInvariants(w)).toEqual([]);
      await w.rows('update dossiers.electronic_copy set sealed_at = null');
      expect(await brokenInvariants(w)).toEqual([code]);
    }),
  180_000,
);

test(
  'only a scan of the original on paper that nobody signed yet is certified, and several in one ceremony',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await withCertificates(w, async () => {
        const codes: string[] = [];
        for (const original of ['Bằng tốt nghiệp', 'Giấy khai sinh']) {
          const wish = { original, pages: '3', copies: '', electronic: 'yes' };
          const at = original === 'Giấy khai sinh' ? await filedByAn(w, wish) : await received(w, wish);
          const scanning = await digitised(w, at);
          await w.post(`${scanning}/thong-tin`, {}, 'clerk Bình');
          expect((await choose(w, at, '1', await scanOf(w, at))).statusCode).toBe(303);
          expect((await w.post(`${at}/du-thao`, draft, 'officer Khánh')).statusCode).toBe(303);
          codes.push(at.split('/').at(-1)!);
        }
        const at = `/can-bo/ho-so/${codes[1]}`;
        expect(textOf((await w.get(at, 'clerk Bình')).body)).toContain('5.000 đồng – Chưa nộp');
        const signedScan = await scanOf(w, at);
        const choosing = async () => textOf((await choose(w, at, '1', signedScan)).body);
        await w.rows(
          `update digitisation.digitisation set original_form = 'copy' where result_ids @> array[$1::uuid]`,
          [signedScan],
        );
        expect(await choosing()).toContain('Bản này không được số hóa từ bản chính');
        await w.rows(`update digitisation.digitisation set original_form = 'original', signed_at = now()`);
        expect(await choosing()).toContain('đã mang chữ ký của người số hóa');

        const page = (await w.get(`/can-bo/ky-ket-qua/xem?ho-so=${codes[0]}&ho-so=${codes[1]}`, 'leader Chi')).body;
        expect(page.match(/Xem bản số hóa/g)).toHaveLength(2);
        for (const [url, who] of [
          ['/can-bo/ky-ket-qua', 'leader Chi'],
          ['/can-bo/dong-dau', 'document clerk Mai'],
        ] as const) {
          const rows = await w.rows<{ code: string; version: number }>(
            'select code, version from dossiers.dossier order by code',
          );
          const results = rows.map(({ code, version }) => `${code} ${version}`);
          const form = { shown: codes, results, certificatePassword: demonstrationPassword };
          const held = await w.post(`${url}/xem`, form, who);
          expect(textOf((await w.get(held.headers.location!, who)).body)).toContain('2 trong 2 kết quả');
        }
        const lines =
          'select c.number, e.level from dossiers.certified_copy c join dossiers.electronic_copy e using (agency_id, dossier_id)';
        expect(await w.rows(`${lines} where e.sealed_at is not null order by c.number`)).toEqual([
          { number: 1, level: 'T' },
          { number: 2, level: 'T' },
        ]);
        expect(await brokenInvariants(w)).toEqual([]);

        await w.post(`${at}/thu-phi`, { paidBy: 'An', method: 'cash' }, 'clerk Bình');
        const own = `/ho-so-cua-toi/${codes[1]}`;
        expect((await w.get(own, 'citizen An')).body).not.toContain('Tải bản sao điện tử');
        const [copy] = await w.rows<{ file_id: string }>(
          'select e.file_id from dossiers.electronic_copy e join dossiers.dossier d on d.agency_id = e.agency_id and d.id = e.dossier_id where d.code = $1',
          [codes[1]],
        );
        const download = `/tep/${agencies.a}/${copy!.file_id}`;
        expect((await w.get(download, 'citizen An')).statusCode).toBe(404);
        const handOver = { method: 'electronic', receivedByName: 'Nguyễn Văn An' };
        expect((await w.post(`${at}/tra-ket-qua`, handOver, 'clerk Bình')).statusCode).toBe(303);
        const handedOver = (await w.get(own, 'citizen An')).body;
        expect(handedOver).toContain('Bản sao điện tử có chứng thực');
        expect(handedOver).toContain(`href="${download}"`);
        expect((await w.get(download, 'citizen An')).headers['content-type']).toBe('application/pdf');
        expect((await w.get(download, 'citizen Phượng')).statusCode).toBe(404);

        const [{ id }] = (await w.rows<{ id: string }>('select id from dossiers.dossier where code = $1', [
          codes[0],
        ])) as [{ id: string }];
        await w.actAsSystem(agencies.a, (act) => destroyDossier(act, { agencyId: agencies.a, id }, 'QĐ 12'));
        const left = `select f.id from papers.file f join dossiers.electronic_copy e on f.agency_id = e.agency_id and f.id in (e.file_id, e.unsealed_file_id)`;
        expect(await w.rows(`${left} where e.dossier_id = $1`, [id])).toEqual([]);
        expect(await w.rows('select name from papers.file where strpos(name, $1) > 0', [codes[0]])).toEqual([]);
        expect(await w.rows(left)).toHaveLength(2);
        expect(await brokenInvariants(w)).toEqual([]);
      });
    }),
  180_000,
);
