import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unlock } from '#platform/locked-box';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { handIn } from '#test/hand-in';
import { type World, world } from '#test/world';
import { startTimeStampSimulator } from '../../../../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { attempts, placeOf } from '../../certificate.ts';
import { findCertificateInUse } from '../../certificate-store.ts';
import { type Holder, openOpensslPki, rsa, usual } from '../../openssl-pki.test-data.ts';
import { startResponders } from '../../openssl-responders.test-data.ts';
import { withOpenCertificate } from '../../sign-document.ts';

const pki = openOpensslPki();
const url = '/can-bo/chung-thu';
let [chi, seal, old] = [] as unknown as [Holder, Holder, Holder];

beforeAll(() => {
  const ca = pki.issue('CA', { extensions: usual.root });
  chi = pki.issue('Lê Thị Chi', { issuer: ca, extensions: usual.signer });
  seal = pki.issue('UBND xã Lạc Thuỷ', { issuer: ca, extensions: usual.signer, key: rsa(2048) });
  old = pki.issue('old', { issuer: ca, extensions: usual.signer, to: '20260101000000Z' });
});
afterAll(() => pki.close());

const bringIn = (w: World, who: CastMember, content: Uint8Array, fields: Record<string, string>) =>
  handIn(w, who, { url, name: 'chung-thu.p12', content, fields, json: false });

const personal = { kind: 'person', certificatePassword: 'Ky-2026' };
const own = (w: World) =>
  w.read('leader Chi', (db) => findCertificateInUse(db, agencies.a, { kind: 'person', holderId: staffId }));
const staffId = staffIdOf('leader Chi');

describe('a certificate', () => {
  test('is brought in by its holder, kept under the master key, and its password nowhere', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const file = pki.pkcs12(chi, 'Ky-2026');
      const answer = await bringIn(w, 'leader Chi', file, personal);
      expect(answer.statusCode).toBe(303);
      const page = (await w.get(url, 'leader Chi')).body;
      expect(page).toContain('Lê Thị Chi');
      expect(page).toContain('01/01/2040');
      const [row] = await w.rows<Record<string, unknown>>('select * from signatures.certificate');
      expect(JSON.stringify(row)).not.toContain('Ky-2026');
      expect((row!.locked as Buffer).includes(file.subarray(0, 32))).toBe(false);
      const master = join(w.tools.config.home, 'keys', 'certificates.key');
      expect(statSync(master).mode & 0o777).toBe(0o600);
      const key = readFileSync(master);
      const place = { agencyId: agencies.a, id: String(row!.id), kind: 'person' } as const;
      expect(unlock(key, row!.locked as Buffer, placeOf(place)).equals(file)).toBe(true);
      expect(() => unlock(key, row!.locked as Buffer, placeOf({ ...place, agencyId: agencies.b }))).toThrow();
      expect(await w.events()).toEqual({ 'certificate.brought_in': 1 });
    }));

  test('is refused with a wrong password, beside the field and without showing what was typed', () =>
    world(async (w) => {
      const answer = await bringIn(w, 'leader Chi', pki.pkcs12(chi, 'khac'), personal);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Mật khẩu không đúng.');
      expect(answer.body).not.toContain('Ky-2026');
    }));

  test('is refused when it is none, or has expired', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      expect((await bringIn(w, 'leader Chi', Buffer.from('x'), personal)).body).toContain(
        'không phải là tệp chứng thư',
      );
      const expired = await bringIn(w, 'leader Chi', pki.pkcs12(old, 'Ky-2026'), personal);
      expect(expired.body).toContain('Chứng thư đã hết hạn');
      expect(await w.rows('select * from signatures.certificate')).toEqual([]);
    }));

  test('in an older way of encrypting is refused with what to do', () =>
    world(async (w) => {
      const legacy = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
      const answer = await bringIn(w, 'leader Chi', pki.pkcs12(chi, 'Ky-2026', ...legacy), personal);
      expect(answer.body).toContain('xuất lại với AES-256');
    }));

  test('is replaced by the next one, and retired by its holder alone', () =>
    world(async (w) => {
      for (let time = 0; time < 2; time++) await bringIn(w, 'leader Chi', pki.pkcs12(chi, 'Ky-2026'), personal);
      const { id } = (await own(w))!;
      expect((await w.post(`${url}/${id}/thoi-dung`, {}, 'leader Dũng')).statusCode).toBe(404);
      expect((await w.post(`${url}/${id}/thoi-dung`, {}, 'leader Chi')).statusCode).toBe(303);
      expect(await own(w)).toBeUndefined();
      expect(await w.events()).toEqual({ 'certificate.brought_in': 2, 'certificate.retired': 1 });
    }));
});

describe('the seal of the agency', () => {
  test('is the document clerk’s to bring in, and nobody else’s', () =>
    world(async (w) => {
      const file = pki.pkcs12(seal, 'Ky-2026');
      const fields = { ...personal, kind: 'seal' };
      expect((await bringIn(w, 'leader Chi', file, fields)).statusCode).toBe(403);
      const unsaid = await bringIn(w, 'document clerk Mai', file, { ...fields, kind: '' });
      expect(unsaid.statusCode).toBe(422);
      expect(unsaid.body).toContain('Chọn đây là chứng thư của mình hay con dấu của cơ quan.');
      expect((await bringIn(w, 'document clerk Mai', file, fields)).statusCode).toBe(303);
      expect((await w.get(url, 'document clerk Mai')).body).toContain('UBND xã Lạc Thuỷ');
    }));
});

describe('signing with a certificate', () => {
  const sign = async (w: World, typed: string, config = w.tools.config) => {
    const certificate = (await own(w))!;
    const pdf = await w.tools.pdf.render(
      'src/platform/pdf/test-templates/plain.typ',
      { text: 'Nội dung' },
      { title: 'Giấy', createdAt: w.now() },
    );
    const who = await w.principal('leader Chi');
    const signing = {
      ...{ tools: { ...w.tools, config }, who, now: w.now() },
      read: <T>(work: Parameters<typeof w.read<T>>[1]) => w.read<T>('leader Chi', work),
      actAs: <T>(_: typeof who, work: Parameters<typeof w.act<T>>[1]) => w.act<T>('leader Chi', work),
    };
    const place = { page: 1, left: 110, top: 200, width: 66, height: 19 };
    const document = { pdf, field: 'Chữ ký', reason: 'Ký duyệt', location: 'Lạc Thuỷ' };
    const stamp = { lines: [['Ký bởi', 'Chi']] as const, place };
    return withOpenCertificate(signing, certificate, typed, (open) => open.sign({ ...document, stamp }));
  };

  test(
    'needs its password each time, and rests after too many wrong ones',
    () =>
      world(async (w) => {
        w.at('2026-03-10 09:00');
        await bringIn(w, 'leader Chi', pki.pkcs12(chi, 'Ky-2026'), personal);
        expect((await sign(w, 'Ky-2026')).level).toBe('B');
        for (let time = 0; time < attempts.most; time++)
          await expect(sign(w, 'sai')).rejects.toMatchObject({ code: 'signature.wrong_password' });
        await expect(sign(w, 'Ky-2026')).rejects.toMatchObject({ code: 'signature.certificate_resting' });
        expect(await w.events()).toMatchObject({ 'certificate.rested': 1 });
        w.at('2026-03-10 09:16');
        expect((await sign(w, 'Ky-2026')).level).toBe('B');
      }),
    60_000,
  );

  test(
    'is refused once a list at hand says that it is revoked, before the password is counted',
    () =>
      world(async (w) => {
        w.at('2026-12-10 09:00');
        await bringIn(w, 'leader Chi', pki.pkcs12(chi, 'Ky-2026'), personal);
        pki.revoke(chi, '261201000000Z');
        const lists = join(w.tools.config.home, 'trust', 'crls');
        mkdirSync(lists, { recursive: true });
        writeFileSync(join(lists, 'ca.crl'), pki.crl(chi.issuer!));
        try {
          const refused = { code: 'signature.certificate_revoked', facts: { day: '01/12/2026' } };
          await expect(sign(w, 'sai')).rejects.toMatchObject(refused);
          expect((await own(w))!.failures).toBe(0);
        } finally {
          rmSync(lists, { recursive: true });
        }
        expect((await sign(w, 'Ky-2026')).level).toBe('B');
      }),
    60_000,
  );

  test(
    'writes down whether the signature proves itself, and tells its holder when it does not',
    () =>
      world(async (w) => {
        w.at(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
        const responders = await startResponders(pki);
        const ca = pki.issue('CA 2', { extensions: usual.root });
        const named = { issuer: ca, subject: '/CN=Lê Thị Chi' };
        const holder = pki.issue('chi', { ...named, extensions: [...usual.signer, ...responders.addresses] });
        const stamper = pki.issue('time', { issuer: ca, extensions: [...usual.timeStamp, ...responders.addresses] });
        const stamps = { chain: [stamper.der], key: pki.pkcs8(stamper) };
        const simulator = await startTimeStampSimulator(stamps, () => w.now());
        const home = mkdtempSync(join(tmpdir(), 'motcua-test-home-'));
        try {
          cpSync(join(w.tools.config.home, 'keys'), join(home, 'keys'), { recursive: true });
          for (const folder of ['signers', 'time-stamps']) {
            mkdirSync(join(home, 'trust', folder), { recursive: true });
            writeFileSync(join(home, 'trust', folder, 'ca.crt'), pki.read('CA 2.crt'));
          }
          await bringIn(w, 'leader Chi', pki.pkcs12(holder, 'Ky-2026'), personal);
          const config = { ...w.tools.config, home, tsaUrl: simulator.url, revocationHosts: ['127.0.0.1'] };
          expect((await sign(w, 'Ky-2026', config)).level).toBe('T');
          expect((await w.get(url, 'leader Chi')).body).toContain('chưa kèm dữ liệu thu hồi');
          await responders.startResponder(ca);
          w.at(new Date(Date.now() + 7 * 3_600_000 + 60_000).toISOString().slice(0, 16).replace('T', ' '));
          expect((await sign(w, 'Ky-2026', config)).level).toBe('T');
          expect((await w.get(url, 'leader Chi')).body).toContain('có dấu thời gian và dữ liệu thu hồi');
          const levels = await w.rows<{ level: string }>('select level from signatures.signature order by signed_at');
          expect(levels.map(({ level }) => level)).toEqual(['T', 'LT']);
        } finally {
          await responders.stop();
          await simulator.stop();
          rmSync(home, { recursive: true });
        }
      }),
    60_000,
  );
});
