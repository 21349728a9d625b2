import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import {
  startTimeStampSimulator,
  type TimeStampSimulator,
} from '../../../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { type Holder, openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { completeSignature } from './complete-signature.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { SignatureField } from './prepared-signature.ts';
import { drawStamp } from './stamp.ts';
import { timeStampAuthorityAt } from './time-stamp.ts';

const pki = openOpensslPki();
const engine = openPdfEngine({ root });
const at = Date.parse('2026-03-10T08:05:00+07:00');
const field: SignatureField = { field: 'Chữ ký 1', name: 'Lê Thị Chi', reason: 'Ký duyệt', location: 'Lạc Thuỷ', at };

let [chi, seal, stampHolder] = [] as unknown as [Holder, Holder, Holder];
let simulator: TimeStampSimulator;
let plain: Uint8Array;

beforeAll(async () => {
  const ca = pki.issue('CA', { extensions: usual.root });
  chi = pki.issue('Lê Thị Chi', { issuer: ca, extensions: usual.signer });
  seal = pki.issue('seal', { issuer: ca, extensions: usual.signer, key: rsa(2048) });
  stampHolder = pki.issue('time', { issuer: ca, extensions: usual.timeStamp });
  simulator = await startTimeStampSimulator(
    { chain: [stampHolder.der, ca.der], key: pki.pkcs8(stampHolder) },
    () => at,
  );
  plain = await engine.render(
    'src/platform/pdf/test-templates/plain.typ',
    { text: 'Nội dung' },
    { title: 'Giấy thử', createdAt: at },
  );
});

afterAll(async () => {
  await simulator.stop();
  await engine.close();
  pki.close();
});

/** Takes a signature out of a file by its range alone, and lets openssl verify it over the rest. */
function verifiedByOpenssl(pdf: Buffer, range: readonly number[]): string {
  const [, open = 0, close = 0, rest = 0] = range;
  const der = Buffer.from(pdf.subarray(open + 1, close - 1).toString('latin1'), 'hex');
  writeFileSync(pki.path('c.der'), der.subarray(0, 4 + der.readUInt16BE(2)));
  writeFileSync(pki.path('c.bin'), Buffer.concat([pdf.subarray(0, open), pdf.subarray(close, close + rest)]));
  const trusted = ['-CAfile', 'CA.crt', '-purpose', 'any', '-cades', '-out', 'c.out'];
  pki.openssl('cms', '-verify', '-inform', 'DER', '-in', 'c.der', '-binary', '-content', 'c.bin', ...trusted);
  return pki.openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'c.der').toString();
}

describe('a signature', () => {
  test('of an elliptic key at baseline B is one openssl verifies, without a signing time among what is signed', async () => {
    const prepared = await prepareSignature(plain, field);
    const { pdf, level } = await completeSignature(prepared, pki.signer(chi));
    const said = verifiedByOpenssl(Buffer.from(pdf), prepared.byteRange);
    expect(level).toBe('B');
    expect(said).toContain('id-smime-aa-signingCertificateV2');
    expect(said).not.toContain('signingTime');
  });

  test('of an RSA key at baseline T carries a time-stamp openssl verifies', async () => {
    const prepared = await prepareSignature(plain, field);
    const signed = await completeSignature(prepared, pki.signer(seal), timeStampAuthorityAt(simulator.url));
    const said = verifiedByOpenssl(Buffer.from(signed.pdf), prepared.byteRange);
    expect(signed.level).toBe('T');
    expect(said).toContain('id-smime-aa-timeStampToken');
  });

  test('changes no byte of what was there, and keeps an earlier signature whole', async () => {
    const first = await prepareSignature(plain, field);
    const once = await completeSignature(first, pki.signer(chi));
    const second = await prepareSignature(once.pdf, { ...field, field: 'Con dấu' });
    const twice = Buffer.from((await completeSignature(second, pki.signer(seal))).pdf);
    expect(twice.subarray(0, plain.length).equals(plain)).toBe(true);
    expect(twice.subarray(0, once.pdf.length).equals(once.pdf)).toBe(true);
    verifiedByOpenssl(twice, first.byteRange);
    verifiedByOpenssl(twice, second.byteRange);
  });

  test('that is seen stays PDF/A: the stamp is an archival page without a colour space of its own', async () => {
    const lines = [
      ['Ký bởi', 'Lê Thị Chi'],
      ['Thời gian ký', '10/03/2026 08:05:00 +07:00'],
    ] as const;
    const pdf = await drawStamp(engine, 'person', { lines }, at);
    const place = { page: 1, left: 110, top: 200, width: 66, height: 19 };
    const prepared = await prepareSignature(plain, { ...field, stamp: { pdf, place } });
    const text = Buffer.from((await completeSignature(prepared, pki.signer(chi))).pdf).toString('latin1');
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text.match(/\/Subtype \/Widget/g)).toHaveLength(1);
    expect(text).toMatch(/\/F 132/);
    expect(text).not.toContain('/DeviceCMYK');
    expect(text).toMatch(/^q(?: -?\d+(?:\.\d+)?){6} cm \/S Do Q/m);
  });

  test('goes into a file with a compressed table of contents as well', async () => {
    const document = await PDFDocument.create();
    document.addPage([300, 300]);
    const compressed = await document.save({ useObjectStreams: true });
    const prepared = await prepareSignature(compressed, field);
    verifiedByOpenssl(Buffer.from((await completeSignature(prepared, pki.signer(chi))).pdf), prepared.byteRange);
  });
});

describe('a time-stamp authority', () => {
  test('that is away leaves the signature at baseline B', async () => {
    const away = timeStampAuthorityAt('http://127.0.0.1:9/');
    const signed = await completeSignature(await prepareSignature(plain, field), pki.signer(chi), away);
    expect(signed.level).toBe('B');
  });

  test('cannot answer with what it answered before', async () => {
    let first: Buffer | undefined;
    const replaying = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      first ??= Buffer.from(await (await fetch(simulator.url, { method: 'POST', body })).arrayBuffer());
      response.end(first);
    });
    await new Promise<void>((resolve) => replaying.listen(0, '127.0.0.1', resolve));
    const authority = timeStampAuthorityAt(`http://127.0.0.1:${(replaying.address() as AddressInfo).port}/`);
    expect((await authority.stamp(Buffer.alloc(32, 1))).length).toBeGreaterThan(500);
    await expect(authority.stamp(Buffer.alloc(32, 1))).rejects.toThrow('about something else');
    replaying.close();
  });
});
