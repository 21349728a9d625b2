import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CastMember } from '#test/cast';
import { draftByHand } from '#test/draft-by-hand';
import { handIn } from '#test/hand-in';
import { signOutside } from '#test/outside-signer';
import { workingDay } from '#test/working-day';
import { type World, world } from '#test/world';

const folder = mkdtempSync(join(tmpdir(), 'motcua-test-pki-'));
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const key = (name: string) => ({ folder, name });

/** An authority the house believes, one it does not know, and people with certificates of either. */
beforeAll(() => {
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-utf8'];
  const usage = 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n';
  writeFileSync(join(folder, 'signer.ext'), usage);
  for (const authority of ['ca', 'other'])
    openssl('req', '-x509', ...fresh, '-subj', `/CN=${authority}`, '-days', '365', ...out(authority, 'crt'));
  for (const [name, subject, authority] of [
    ['chi', '/CN=LÊ THỊ CHI', 'ca'],
    ['namesake', '/CN=Lê Thị Chi', 'ca'],
    ['khanh', '/CN=Phạm Quốc Khánh', 'ca'],
    ['stranger', '/CN=Lê Thị Chi', 'other'],
  ] as const) {
    openssl('req', '-new', ...fresh, '-subj', subject, ...out(name, 'csr'));
    const by = ['-CA', `${authority}.crt`, '-CAkey', `${authority}.key`, '-CAcreateserial', '-days', '364'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-extfile', 'signer.ext', '-out', `${name}.crt`);
  }
});
const out = (name: string, kind: string) => ['-keyout', `${name}.key`, '-out', `${name}.${kind}`];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const send = (w: World, who: CastMember, url: string, content: Uint8Array | string) =>
  handIn(w, who, { url, content, name: 'đã ký.pdf', json: false });

const bringIn = (w: World, name: string, who: CastMember = 'leader Chi') =>
  send(w, who, '/can-bo/chung-thu/ben-ngoai', readFileSync(join(folder, `${name}.crt`)));

/** A drafted result of which leader Chi has a copy to sign, in a house that believes the authority. */
async function handedOut(body: (w: World, at: string, copy: Buffer) => Promise<void>, certificate = 'chi') {
  await world(async (w) => {
    w.at(`${workingDay()} 09:00`);
    const trusted = join(w.tools.config.home, 'trust', 'signers');
    mkdirSync(trusted, { recursive: true });
    writeFileSync(join(trusted, 'ca.crt'), readFileSync(join(folder, 'ca.crt')));
    try {
      expect((await bringIn(w, certificate)).statusCode).toBe(303);
      const at = await draftByHand(w);
      expect((await w.post(`${at}/ky-ngoai`, {}, 'leader Chi')).statusCode).toBe(303);
      await body(w, at, (await w.get(`${at}/ky-ngoai/tep`, 'leader Chi')).rawPayload);
    } finally {
      rmSync(trusted, { recursive: true });
    }
  });
}

const saved = (w: World) => w.rows('select level from dossiers.result_paper');

describe('a result signed with a program outside', () => {
  test('comes back as it went, with one signature of its leader, and is approved', () =>
    handedOut(async (w, at, copy) => {
      const page = (await w.get(`${at}/ky-ngoai`, 'leader Chi')).body;
      expect(page).toContain('Nộp lại bản đã ký');
      const signed = await signOutside(copy, key('chi'));
      const answer = await send(w, 'leader Chi', `${at}/ky-ngoai/nop`, signed);
      expect(answer.statusCode).toBe(303);
      expect((await w.get(at, 'leader Chi')).body).toContain('Đã ký số, không kèm dấu thời gian, chưa đóng dấu số');
      expect(await saved(w)).toEqual([{ level: 'B' }]);
      expect(await w.rows('select level from signatures.signature')).toEqual([{ level: 'B' }]);
      expect(await w.events()).toMatchObject({
        'certificate.document_handed_out': 1,
        'certificate.document_handed_back': 1,
        'dossier.result_approved': 1,
      });
    }));

  test.each<[says: string, make: (copy: Buffer) => Promise<Buffer> | Buffer, words: string]>([
    ['not signed at all', (copy) => copy, 'chưa có chữ ký số nào được thêm vào'],
    ['printed anew', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'không phải là bản đã tải xuống'],
    ['no file', () => Buffer.alloc(0), 'Chọn bản đã ký.'],
    ['cut off', async (copy) => (await signOutside(copy, key('chi'))).subarray(0, -40), 'không đọc được chắc chắn'],
    ['signed by an officer', (copy) => signOutside(copy, key('khanh')), 'bằng chứng thư của Phạm Quốc Khánh'],
    ['signed by a namesake', (copy) => signOutside(copy, key('namesake')), 'bằng chứng thư của Lê Thị Chi'],
    ['signed under a strange authority', (copy) => signOutside(copy, key('stranger')), 'danh sách tin cậy của cơ quan'],
    [
      'altered before it was signed',
      (copy) => {
        const alter = (document: import('@cantoo/pdf-lib').PDFDocument) => document.getPage(0).drawText('8.000.000');
        return signOutside(copy, key('chi'), { alter });
      },
      'còn bị sửa nội dung',
    ],
    [
      'signed twice',
      async (copy) => signOutside(await signOutside(copy, key('chi')), key('khanh'), { field: 'Signature2' }),
      'nhiều hơn một chữ ký mới',
    ],
    [
      'altered within its signature',
      async (copy) => {
        const signed = await signOutside(copy, key('chi'));
        const at = signed.indexOf('/F 132', copy.length) + 3;
        signed.write('133', at, 'latin1');
        return signed;
      },
      'không hợp lệ',
    ],
  ])('is refused with the reason when it comes back %s', (_, make, words) =>
    handedOut(async (w, at, copy) => {
      const answer = await send(w, 'leader Chi', `${at}/ky-ngoai/nop`, await make(copy));
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(words);
      expect(await saved(w)).toEqual([]);
    }),
  );

  test('counts no more when the draft, or the certificate, is another one meanwhile', () =>
    handedOut(async (w, at, copy) => {
      const signed = await signOutside(copy, key('chi'));
      await bringIn(w, 'namesake');
      const other = await send(w, 'leader Chi', `${at}/ky-ngoai/nop`, signed);
      expect(other.body).toContain('chứng thư đã đổi sau khi tạo bản cần ký');
      await w.post(`${at}/du-thao`, { title: 'Giấy khác', content: 'Khác.' }, 'officer Khánh');
      expect((await send(w, 'leader Chi', `${at}/ky-ngoai/nop`, signed)).statusCode).toBe(409);
      expect(await saved(w)).toEqual([]);
    }));

  test('is handed out to, and taken back from, whoever may approve it, and nobody else', () =>
    handedOut(async (w, at, copy) => {
      const signed = await signOutside(copy, key('chi'));
      for (const who of ['officer Khánh', 'clerk Bình'] as const) {
        expect((await w.post(`${at}/ky-ngoai`, {}, who)).statusCode).toBe(403);
        expect((await w.get(`${at}/ky-ngoai/tep`, who)).statusCode).toBe(403);
        expect((await send(w, who, `${at}/ky-ngoai/nop`, signed)).statusCode).toBe(403);
      }
      const otherLeader = await w.get(`${at}/ky-ngoai/tep`, 'leader Dũng');
      expect(otherLeader.headers.location).toBe(`${at}/ky-ngoai`);
    }));
});

describe('a signing program on the officer’s computer', () => {
  type Addresses = { readonly upload: string; readonly document: string };
  const pathOf = (address: string) => new URL(address).pathname;
  const addressesFor = async (w: World, at: string, who: CastMember = 'leader Chi') =>
    (await w.post(`${at}/ky-ngoai/may-nay`, {}, who)).json<Addresses>();
  const bringBack = (w: World, upload: string, content: Uint8Array) =>
    handIn(w, undefined, { url: pathOf(upload), content, name: 'van-ban.pdf' });

  test('fetches the copy and brings it back signed, once, and the leader approves it', () =>
    handedOut(async (w, at, copy) => {
      const { upload, document } = await addressesFor(w, at);
      expect((await w.get(pathOf(document))).rawPayload.equals(copy)).toBe(true);
      const signed = await signOutside(copy, key('chi'));
      const said = (await bringBack(w, upload, signed)).json();
      expect(said).toEqual({ Status: true, Message: '', FileName: 'van-ban.pdf', FileServer: '' });
      expect(await saved(w)).toEqual([]);
      const again = await bringBack(w, upload, signed);
      expect(again.statusCode).toBe(410);
      expect(again.json().Message).toContain('đã hết hạn hoặc đã dùng');
      expect((await w.get(pathOf(document))).statusCode).toBe(410);
      expect((await w.get(`${at}/ky-ngoai`, 'leader Chi')).body).toContain('đã gửi lại bản ký hợp lệ');
      expect((await w.post(`${at}/ky-ngoai/nhan`, {}, 'leader Dũng')).statusCode).toBe(409);
      expect((await w.post(`${at}/ky-ngoai/nhan`, {}, 'leader Chi')).statusCode).toBe(303);
      expect(await saved(w)).toEqual([{ level: 'B' }]);
    }));

  test('is told why what it brings is not taken, and may try again', () =>
    handedOut(async (w, at, copy) => {
      const { upload } = await addressesFor(w, at);
      const wrong = (await bringBack(w, upload, await signOutside(copy, key('khanh')))).json();
      expect(wrong).toMatchObject({ Status: false, Message: expect.stringContaining('Phạm Quốc Khánh') });
      expect((await w.post(`${at}/ky-ngoai/nhan`, {}, 'leader Chi')).statusCode).toBe(422);
      expect((await bringBack(w, upload, await signOutside(copy, key('chi')))).json().Status).toBe(true);
    }));

  test('comes too late after a quarter of an hour, and nobody else opens its address', () =>
    handedOut(async (w, at, copy) => {
      const { upload } = await addressesFor(w, at);
      const signed = await signOutside(copy, key('chi'));
      for (const address of [upload.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), upload.slice(0, -10)])
        expect((await bringBack(w, address, signed)).statusCode).toBe(410);
      expect((await w.post(`${at}/ky-ngoai/may-nay`, {}, 'officer Khánh')).statusCode).toBe(403);
      expect((await w.post(`${at}/ky-ngoai/may-nay`, {}, 'leader Dũng')).statusCode).toBe(409);
      w.at(`${workingDay()} 09:16`);
      expect((await bringBack(w, upload, signed)).statusCode).toBe(410);
    }));

  test('may be reached by the script of this page alone', () =>
    handedOut(async (w, at) => {
      const policyOf = async (url: string) =>
        String((await w.get(url, 'leader Chi')).headers['content-security-policy']);
      expect(await policyOf(`${at}/ky-ngoai`)).toContain("connect-src 'self' wss://127.0.0.1:8987;");
      expect(await policyOf(at)).toContain("connect-src 'self';");
    }));
});

test('somebody without a certificate outside is told where to have it noted, and may note only their own', () =>
  world(async (w) => {
    w.at(`${workingDay()} 09:00`);
    const at = await draftByHand(w);
    expect((await w.get(`${at}/ky-ngoai`, 'leader Chi')).body).toContain('Đến mục Chứng thư ký số');
    expect((await w.post(`${at}/ky-ngoai`, {}, 'leader Chi')).statusCode).toBe(422);
    const foreign = await bringIn(w, 'khanh');
    expect(foreign.statusCode).toBe(422);
    expect(foreign.body).toContain('Chứng thư cấp cho Phạm Quốc Khánh, không phải cho Lê Thị Chi.');
    expect((await send(w, 'leader Chi', '/can-bo/chung-thu/ben-ngoai', 'không phải')).body).toContain(
      'không phải là tệp chứng thư đọc được',
    );
    await bringIn(w, 'chi');
    expect((await w.get('/can-bo/chung-thu', 'leader Chi')).body).toContain('Ở ngoài, trong thiết bị');
    expect((await w.get(`${at}/ky-duyet`, 'leader Chi')).body).not.toContain('Mật khẩu chứng thư');
  }));
