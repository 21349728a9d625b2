import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApart } from '#platform/apart';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { answerTimeStamp } from '../../../../simulators/time-stamp/answer-time-stamp.ts';
import {
  startTimeStampSimulator,
  type TimeStampSimulator,
} from '../../../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { type CertificateWish, chainOf, type Holder, openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { signedAttributes, signedData } from '../pades/signed-data.ts';
import { drawStamp } from '../pades/stamp.ts';
import { type TimeStampAuthority, timeStampAuthorityAt } from '../pades/time-stamp.ts';
import { judgeBytes } from './judge-bytes.ts';
import { judgeSignedPdf } from './judge-signed-pdf.ts';
import {
  catalogOf,
  contentsOf,
  documentStamped,
  edited,
  flipped,
  key,
  offsetOf,
  overwriting,
  replaced,
  replacedAt,
  signed,
  signedBy,
  updated,
} from './signed-files.test-data.ts';
import type { Trust } from './trust.ts';
import type { Outcome, ReasonCode } from './verdict.ts';

const day = 86_400_000;
const now = Math.floor(Date.now() / 1000) * 1000;
const stampOf = (at: number) => `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

const pki = openOpensslPki();
const engine = openPdfEngine({ root });
const holders: Record<string, Holder> = {};
const simulators: TimeStampSimulator[] = [];
const authorities: Record<string, TimeStampAuthority> = {};
let trust: Trust;
let plain: Buffer;
let compressed: Buffer;
let stamp: Uint8Array;

const by = (name: string) => pki.signer(holders[name]!);
const issue = (name: string, wish: CertificateWish) => {
  holders[name] = pki.issue(name, wish);
  return holders[name];
};

beforeAll(async () => {
  const top = issue('Gốc', { extensions: usual.root });
  const ca = issue('CA', { issuer: top, extensions: ['basicConstraints=critical,CA:true,pathlen:0', usual.root[1]] });
  const timeRoot = issue('Giờ', { extensions: usual.root });
  const of =
    (issuer: Holder) =>
    (name: string, wish: Partial<CertificateWish> = {}) =>
      issue(name, { issuer, extensions: usual.signer, ...wish });
  const people = of(ca);
  people('Chi');
  people('seal', { key: rsa(3072) });
  people('revoked');
  people('compromised');
  people('expired', { to: stampOf(now - 10 * day) });
  people('unborn', { from: stampOf(now + 10 * day) });
  people('server', { extensions: [usual.signer[0], usual.signer[1], 'extendedKeyUsage=serverAuth'] });
  people('cipher', { extensions: [usual.signer[0], 'keyUsage=critical,keyEncipherment'] });
  people('bare', { extensions: [usual.signer[0]] });
  people('critical', { extensions: [...usual.signer, '1.2.3.4.5=critical,ASN1:UTF8String:lạ'] });
  people('short', { key: rsa(1024) });
  people('stamper', { extensions: usual.timeStamp });
  people('subordinate', { extensions: usual.root });
  of(holders.subordinate!)('grandchild');
  issue('sha1', { issuer: top, extensions: usual.signer, digest: 'sha1' });
  pki.crl(top); // puts nothing right: the books of the root are set back to SHA-256 below
  issue('unused', { issuer: top, extensions: usual.signer, digest: 'sha256' });
  const bound = issue('bound', {
    issuer: top,
    extensions: [...usual.root, 'nameConstraints=critical,permitted;DNS:.vn'],
  });
  of(bound)('bounded');
  const revokedCa = issue('revokedCa', { issuer: top, extensions: usual.root });
  of(revokedCa)('orphan');
  const notCa = issue('notCa', { issuer: top, extensions: ['basicConstraints=critical,CA:false'] });
  of(notCa)('pretended');
  issue('self', { extensions: usual.signer });
  const fake = issue('fakeCA', { extensions: usual.root, subject: '/C=VN/O=UBND xã Lạc Thuỷ/CN=CA' });
  of(fake)('fakeChi', { subject: '/C=VN/O=UBND xã Lạc Thuỷ/CN=Chi' });
  issue('time', { issuer: timeRoot, extensions: usual.timeStamp });
  issue('ocsp', { issuer: ca, extensions: [usual.signer[0], 'extendedKeyUsage=OCSPSigning'] });
  of(timeRoot)('signsUnderTime');
  issue('strangeTime', { issuer: fake, extensions: usual.timeStamp });
  issue('plainTime', { issuer: timeRoot, extensions: usual.signer });

  pki.revoke(holders.revoked!);
  pki.revoke(revokedCa);
  pki.openssl(
    'ca',
    '-config',
    'CA.cnf',
    '-keyfile',
    'CA.key',
    '-cert',
    'CA.crt',
    '-revoke',
    'compromised.crt',
    '-crl_reason',
    'keyCompromise',
  );
  trust = {
    signers: [top.der],
    timeStamps: [timeRoot.der],
    crls: [
      pki.crl(top),
      pki.crl(ca),
      pki.crl(timeRoot),
      ...['subordinate', 'bound', 'revokedCa', 'notCa'].map((name) => pki.crl(holders[name]!)),
    ],
    ocspAnswers: [],
  };
  for (const [name, holder, ahead] of [
    ['now', 'time', 0],
    ['before', 'time', -20 * day],
    ['future', 'time', day],
    ['strange', 'strangeTime', -20 * day],
    ['plain', 'plainTime', -20 * day],
  ] as const) {
    const chain = chainOf(holders[holder]!);
    const simulator = await startTimeStampSimulator({ chain, key: pki.pkcs8(holders[holder]!) }, () => now + ahead);
    simulators.push(simulator);
    authorities[name] = timeStampAuthorityAt(simulator.url);
  }
  const options = { title: 'Giấy thử', createdAt: now };
  plain = Buffer.from(
    await engine.render('src/platform/pdf/test-templates/plain.typ', { text: 'Số tiền 800.000 đồng' }, options),
  );
  stamp = await drawStamp(engine, 'person', { lines: [['Ký bởi', 'Lê Thị Chi']] }, now);
  const document = await PDFDocument.create();
  for (const size of [300, 400]) document.addPage([size, size]).drawText('800.000 VND');
  compressed = Buffer.from(await document.save({ useObjectStreams: true }));
}, 120_000);

afterAll(async () => {
  for (const simulator of simulators) await simulator.stop();
  await engine.close();
  pki.close();
});

type File = Buffer | { readonly pdf: Buffer; readonly trust?: Partial<Trust>; readonly now?: number };

interface Row {
  readonly says: string;
  readonly make: () => File | Promise<File>;
  readonly outcome: Outcome;
  readonly reason?: ReasonCode;
}

const asChi = () => signed(plain, { signer: by('Chi'), authority: authorities.now! });
const signedAs = (name: string) => () => signed(plain, { signer: by(name), authority: authorities.now! });
const unstamped = (name: string) => () => signed(plain, { signer: by(name) });

/** CMS by `openssl cms`, which knows nothing of us. */
function opensslCms(covered: Buffer, ...args: string[]): Buffer {
  writeFileSync(pki.path('in.bin'), covered);
  pki.openssl(
    'cms',
    '-sign',
    '-binary',
    '-in',
    'in.bin',
    '-outform',
    'DER',
    '-out',
    'out.cms',
    '-certfile',
    'CA.crt',
    ...args,
  );
  return readFileSync(pki.path('out.cms'));
}
const signedByOpenssl =
  (...args: string[]) =>
  () =>
    signedBy(plain, (_, covered) => opensslCms(covered, ...args));
const chiOfOpenssl = ['-signer', 'Chi.crt', '-inkey', 'Chi.key', '-md', 'sha256'] as const;
const sealOfOpenssl = ['-signer', 'seal.crt', '-inkey', 'seal.key', '-md', 'sha256'] as const;

const crlsWithout = (name: string) => ({
  crls: trust.crls.filter((crl) => !crl.every((byte, i) => byte === pki.read(`${name}.crl.der`)[i])),
});

const visible = (place: Partial<{ width: number; height: number; left: number; top: number }> = {}) => ({
  pdf: stamp,
  place: { page: 1, left: 100, top: 200, width: 66, height: 19, ...place },
});

const honest: readonly Row[] = [
  { says: 'a signature with a time-stamp', make: asChi, outcome: 'valid' },
  {
    says: 'a signature without a time-stamp',
    make: unstamped('Chi'),
    outcome: 'valid_with_remarks',
    reason: 'no_time_stamp',
  },
  { says: 'an RSA signature of 3,072 bits', make: signedAs('seal'), outcome: 'valid' },
  {
    says: 'two signatures, one after the other',
    make: async () => signed(await asChi(), { signer: by('seal'), authority: authorities.now!, field: 'Dấu' }),
    outcome: 'valid',
  },
  {
    says: 'three signatures of which the last two are seen',
    make: async () => {
      const two = await signed(await asChi(), {
        signer: by('seal'),
        authority: authorities.now!,
        field: '2',
        stamp: visible(),
      });
      return signed(two, { signer: by('Chi'), authority: authorities.now!, field: '3', stamp: visible({ top: 230 }) });
    },
    outcome: 'valid',
  },
  {
    says: 'a signature and a time-stamp over the whole document',
    make: async () => documentStamped(await unstamped('Chi')(), authorities.now!),
    outcome: 'valid',
  },
  {
    says: 'a file with a compressed table of contents',
    make: () => signed(compressed, { signer: by('Chi'), authority: authorities.now! }),
    outcome: 'valid',
  },
  {
    says: 'a compressed file signed twice',
    make: async () =>
      signed(await signed(compressed, { signer: by('Chi'), authority: authorities.now! }), {
        signer: by('seal'),
        authority: authorities.now!,
        field: 'Dấu',
      }),
    outcome: 'valid',
  },
  {
    says: 'CMS written by openssl, elliptic',
    make: signedByOpenssl(...chiOfOpenssl, '-cades'),
    outcome: 'valid_with_remarks',
    reason: 'no_time_stamp',
  },
  {
    says: 'CMS written by openssl, RSA with PSS',
    make: signedByOpenssl(...sealOfOpenssl, '-cades', '-keyopt', 'rsa_padding_mode:pss'),
    outcome: 'valid_with_remarks',
    reason: 'no_time_stamp',
  },
  {
    says: 'CMS written by openssl, SHA-512',
    make: signedByOpenssl('-signer', 'seal.crt', '-inkey', 'seal.key', '-md', 'sha512', '-cades'),
    outcome: 'valid_with_remarks',
    reason: 'no_time_stamp',
  },
  {
    says: 'CMS whose signer is named by key identifier',
    make: signedByOpenssl(...chiOfOpenssl, '-cades', '-keyid'),
    outcome: 'valid_with_remarks',
    reason: 'no_time_stamp',
  },
  {
    says: 'an older kind of signature, which does not name its certificate',
    make: () =>
      signedBy(
        plain,
        (_, covered) => opensslCms(covered, ...chiOfOpenssl),
        overwriting('/ETSI.CAdES.detached', '/adbe.pkcs7.detached'),
      ),
    outcome: 'valid_with_remarks',
    reason: 'no_signing_certificate',
  },
  {
    says: 'a time-stamp made by openssl',
    make: () => {
      const authority: TimeStampAuthority = { stamp: async (digest) => opensslToken(digest) };
      return signed(plain, { signer: by('Chi'), authority }).then((pdf) => ({ pdf, now: Date.now() + 5_000 }));
    },
    outcome: 'valid',
  },
  {
    says: 'a certificate that expired after its time-stamp',
    make: () => signed(plain, { signer: by('expired'), authority: authorities.before! }),
    outcome: 'valid',
  },
  {
    says: 'a certificate that expired after a time-stamp over the document',
    make: async () => documentStamped(await signed(plain, { signer: by('expired') }), authorities.before!),
    outcome: 'valid',
  },
  {
    says: 'a certificate revoked after its time-stamp',
    make: () => signed(plain, { signer: by('revoked'), authority: authorities.before! }),
    outcome: 'valid_with_remarks',
    reason: 'revoked_later',
  },
  {
    says: 'a certificate nobody says anything of',
    make: async () => ({ pdf: await asChi(), trust: { crls: [] } }),
    outcome: 'valid_with_remarks',
    reason: 'revocation_unknown',
  },
  {
    says: 'a certificate the authority answers for',
    make: async () => ({
      pdf: await asChi(),
      trust: { ...crlsWithout('CA'), ocspAnswers: [pki.ocsp(holders.Chi!)] },
      now: Date.now() + 5_000,
    }),
    outcome: 'valid',
  },
  {
    says: 'a certificate somebody answers for whom the authority made for that',
    make: async () => ({
      pdf: await asChi(),
      trust: { ...crlsWithout('CA'), ocspAnswers: [pki.ocsp(holders.Chi!, holders.ocsp)] },
      now: Date.now() + 5_000,
    }),
    outcome: 'valid',
  },
  {
    says: 'revocation lists that were put into the file later',
    make: async () => {
      const pdf = await edited(await asChi(), (document, save, context) => {
        const lists = trust.crls.map((crl) => context.register(context.stream(crl)));
        document.catalog.set(key('DSS'), context.obj({ CRLs: lists }));
        save(catalogOf(document));
      });
      return { pdf, trust: { crls: [] } };
    },
    outcome: 'valid',
  },
  {
    says: 'something nobody sees put into the file later',
    make: async () => edited(await asChi(), (_, save, context) => save(context.register(context.stream('x')))),
    outcome: 'valid_with_remarks',
    reason: 'added_to_later',
  },
  {
    says: 'line ends behind the end',
    make: async () => Buffer.concat([await asChi(), Buffer.from('\r\n\n')]),
    outcome: 'valid',
  },
  {
    says: 'a certificate that does not say what it is for',
    make: signedAs('bare'),
    outcome: 'valid_with_remarks',
    reason: 'no_key_usage',
  },
  { says: 'no signature at all', make: () => plain, outcome: 'not_signed' },
  { says: 'no signature in a compressed file', make: () => compressed, outcome: 'not_signed' },
  {
    says: 'only a time-stamp',
    make: () => documentStamped(plain, authorities.now!),
    outcome: 'valid_with_remarks',
    reason: 'only_time_stamps',
  },
];

function opensslToken(digest: Uint8Array): Buffer {
  writeFileSync(pki.path('digest.txt'), Buffer.from(digest).toString('hex'));
  pki.openssl('ts', '-query', '-digest', Buffer.from(digest).toString('hex'), '-sha256', '-cert', '-out', 'own.query');
  writeFileSync(pki.path('own.reply'), pki.timeStampReply(pki.read('own.query'), holders.time!));
  pki.openssl('ts', '-reply', '-in', 'own.reply', '-token_out', '-out', 'own.token');
  return pki.read('own.token');
}

const damaged: readonly Row[] = [
  { says: 'a bit turned in the text', make: async () => flipped(await asChi(), 600), outcome: 'invalid' },
  {
    says: 'a bit turned in the title',
    make: async () => replaced(await asChi(), '/ETSI.CAdES.detached', () => '/ETSI.CAdES.detacheD'),
    outcome: 'invalid',
  },
  {
    says: 'another day of signing written into the file',
    make: async () => replaced(await asChi(), /\/M \(D:\d{14}/g, (found) => `/M (D:2019${found.slice(10)}`),
    outcome: 'invalid',
    reason: 'document_changed',
  },
  {
    says: 'a bit turned in the value of the signature',
    make: async () => {
      const pdf = await unstamped('Chi')();
      const { from } = contentsOf(pdf);
      const der = Buffer.from(pdf.toString('latin1', from + 1, from + 9), 'hex');
      const last = from + 1 + 2 * (4 + der.readUInt16BE(2)) - 1;
      return replacedAt(pdf, last, pdf[last] === 0x30 ? '1' : '0');
    },
    outcome: 'invalid',
    reason: 'signature_wrong',
  },
  {
    says: 'the signature put to zero',
    make: async () => replaced(await asChi(), /<30[0-9a-f]+>/g, (found) => `<${'0'.repeat(found.length - 2)}>`),
    outcome: 'invalid',
    reason: 'cms_unreadable',
  },
  {
    says: 'something behind the signature',
    make: async () => replaced(await asChi(), /00000000>/g, () => '0000beef>'),
    outcome: 'invalid',
    reason: 'cms_unreadable',
  },
  {
    says: 'no hexadecimal digits in the signature',
    make: async () => replaced(await asChi(), /00000000>/g, () => '0000zz00>'),
    outcome: 'invalid',
  },
  {
    says: 'a file cut off in its last part',
    make: async () => (await asChi()).subarray(0, -200),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'a file cut off in the middle',
    make: async () => (await asChi()).subarray(0, 3_000),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'a range that leaves the end out',
    make: async () =>
      replaced(await asChi(), /\/ByteRange \[[^\]]*\]/g, (found) =>
        found.replace(/(\d+)\]/, (_, rest) => `${Number(rest) - 50}]`),
      ),
    outcome: 'invalid',
    reason: 'not_in_its_revision',
  },
  {
    says: 'a range that does not begin at the beginning',
    make: async () => replaced(await asChi(), /\/ByteRange \[0 /g, () => '/ByteRange [9 '),
    outcome: 'invalid',
    reason: 'range_wrong',
  },
  {
    says: 'a range that reaches beyond the file',
    make: async () =>
      replaced(await asChi(), /\/ByteRange \[[^\]]*\] /g, (found) =>
        found.replace(/(\d+)\] /, (_, rest) => `${rest}0]`),
      ),
    outcome: 'invalid',
    reason: 'range_wrong',
  },
  {
    says: 'a range with a larger gap',
    make: async () =>
      replaced(await asChi(), /\/ByteRange \[[^\]]*\]/g, (found) =>
        found.replace(/ (\d+) (\d+)\]/, (_, c, d) => ` ${Number(c) + 9} ${Number(d) - 9}]`),
      ),
    outcome: 'invalid',
    reason: 'range_wrong',
  },
  {
    says: 'a range of two numbers',
    make: async () => replaced(await asChi(), /\/ByteRange \[[^\]]*\]/g, (found) => found.replace(/ \d+ \d+\]/, ']')),
    outcome: 'invalid',
    reason: 'range_wrong',
  },
  {
    says: 'no range',
    make: async () => replaced(await asChi(), /\/ByteRange/g, () => '/BiteRange'),
    outcome: 'invalid',
  },
  {
    says: 'an unknown kind of signature',
    make: () =>
      signedBy(
        plain,
        (_, covered) => opensslCms(covered, ...chiOfOpenssl),
        overwriting('/ETSI.CAdES.detached', '/adbe.pkcs7.sha1'),
      ),
    outcome: 'invalid',
    reason: 'signature_type_unknown',
  },
  {
    says: 'a key given twice',
    make: () =>
      signedBy(
        plain,
        (_, covered) => opensslCms(covered, ...chiOfOpenssl, '-cades'),
        overwriting('/Filter /Adobe.PPKLite', '/M (D:20200101000000)'),
      ),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'something that is no PDF',
    make: () => Buffer.from('Kính gửi ông An'),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  { says: 'nothing', make: () => Buffer.alloc(0), outcome: 'invalid', reason: 'unreadable' },
  {
    says: 'bytes before the beginning',
    make: async () => Buffer.concat([Buffer.from('\n\n'), await asChi()]),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'something behind the end',
    make: async () => Buffer.concat([await asChi(), Buffer.from('\n7 0 obj (8.000.000) endobj\n')]),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'an end behind the end',
    make: async () => Buffer.concat([await asChi(), Buffer.from('\nstartxref\n0\n%%EOF\n')]),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'an encrypted file',
    make: async () => updated(await asChi(), {}, {}, '/Encrypt << /Filter /Standard >> '),
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'nesting without end',
    make: async () => updated(await asChi(), { 900: '['.repeat(50_000) }, {}, '/Info 900 0 R '),
    outcome: 'invalid',
  },
  {
    says: 'a table of contents that unpacks without end',
    make: () => {
      const bomb = deflateSync(Buffer.alloc(200 * 1_048_576));
      const head = `%PDF-1.7\n1 0 obj\n<< /Type /XRef /W [1 4 2] /Size 100 /Root 1 0 R /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
      return Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')]);
    },
    outcome: 'invalid',
    reason: 'unreadable',
  },
  {
    says: 'tables of contents that go round',
    make: () => Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n'),
    outcome: 'invalid',
    reason: 'unreadable',
  },
];

const forged: readonly Row[] = [
  {
    says: 'a certificate of an authority of the same name',
    make: signedAs('fakeChi'),
    outcome: 'unknown_signer',
    reason: 'signer_unknown',
  },
  {
    says: 'a certificate that vouches for itself',
    make: signedAs('self'),
    outcome: 'unknown_signer',
    reason: 'signer_unknown',
  },
  {
    says: 'nobody trusted at all',
    make: async () => ({ pdf: await asChi(), trust: { signers: [] } }),
    outcome: 'unknown_signer',
    reason: 'signer_unknown',
  },
  {
    says: 'a signature taken from another file',
    make: async () => {
      const other = await unstamped('Chi')();
      const { from, to } = contentsOf(other);
      const cms = Buffer.from(other.toString('latin1', from + 1, to - 1), 'hex');
      return signedBy(compressed, () => cms.subarray(0, 4 + cms.readUInt16BE(2)));
    },
    outcome: 'invalid',
    reason: 'document_changed',
  },
  {
    says: 'another certificate put in the place of the signer',
    make: () =>
      signedBy(plain, ({ digest }) => {
        const attributes = signedAttributes(digest, holders.seal!.der);
        const signature = sign('sha256', attributes, createPrivateKey(pki.read('Chi.key')));
        return signedData({ attributes, signature, chain: chainOf(holders.Chi!) });
      }),
    outcome: 'invalid',
    reason: 'certificate_swapped',
  },
  {
    says: 'a signature of another key than that of the certificate',
    make: () =>
      signedBy(plain, ({ digest }) => {
        const attributes = signedAttributes(digest, holders.Chi!.der);
        const signature = sign('sha256', attributes, createPrivateKey(pki.read('fakeChi.key')));
        return signedData({ attributes, signature, chain: chainOf(holders.Chi!) });
      }),
    outcome: 'invalid',
    reason: 'signature_wrong',
  },
  {
    says: 'a signature that does not name its certificate where it must',
    make: signedByOpenssl(...chiOfOpenssl),
    outcome: 'invalid',
    reason: 'certificate_swapped',
  },
  {
    says: 'SHA-1',
    make: signedByOpenssl('-signer', 'seal.crt', '-inkey', 'seal.key', '-md', 'sha1', '-cades'),
    outcome: 'invalid',
  },
  { says: 'no attributes that are signed', make: signedByOpenssl(...chiOfOpenssl, '-noattr'), outcome: 'invalid' },
  {
    says: 'a document inside the signature',
    make: () => signedBy(compressed, (_, covered) => opensslCms(covered, ...chiOfOpenssl, '-cades', '-nodetach')),
    outcome: 'invalid',
    reason: 'cms_unreadable',
  },
  {
    says: 'two signers in one signature',
    make: signedByOpenssl(...chiOfOpenssl, '-cades', '-signer', 'seal.crt', '-inkey', 'seal.key'),
    outcome: 'invalid',
    reason: 'cms_unreadable',
  },
  {
    says: 'no certificate in the signature',
    make: signedByOpenssl(...chiOfOpenssl, '-cades', '-nocerts'),
    outcome: 'invalid',
    reason: 'cms_unreadable',
  },
  { says: 'a certificate of a web server', make: signedAs('server'), outcome: 'invalid', reason: 'purpose_wrong' },
  { says: 'a certificate for encrypting', make: signedAs('cipher'), outcome: 'invalid', reason: 'purpose_wrong' },
  { says: 'a certificate for time-stamping', make: signedAs('stamper'), outcome: 'invalid', reason: 'purpose_wrong' },
  { says: 'an authority that signs papers itself', make: signedAs('CA'), outcome: 'invalid', reason: 'purpose_wrong' },
  { says: 'a key of 1,024 bits', make: signedAs('short'), outcome: 'invalid', reason: 'algorithm_weak' },
  {
    says: 'a certificate signed with SHA-1',
    make: signedAs('sha1'),
    outcome: 'invalid',
    reason: 'certificate_chain_broken',
  },
  {
    says: 'a certificate with a demand nobody understands',
    make: signedAs('critical'),
    outcome: 'invalid',
    reason: 'certificate_chain_broken',
  },
  {
    says: 'an authority below one that may have none',
    make: signedAs('grandchild'),
    outcome: 'invalid',
    reason: 'certificate_chain_broken',
  },
  {
    says: 'an authority bound to names, which are not looked at',
    make: signedAs('bounded'),
    outcome: 'invalid',
    reason: 'certificate_chain_broken',
  },
  { says: 'a certificate issued by somebody who is no authority', make: signedAs('pretended'), outcome: 'invalid' },
  {
    says: 'a certificate under the root for time-stamps',
    make: signedAs('signsUnderTime'),
    outcome: 'unknown_signer',
    reason: 'signer_unknown',
  },
];

const aged: readonly Row[] = [
  {
    says: 'an expired certificate without a time-stamp',
    make: unstamped('expired'),
    outcome: 'invalid',
    reason: 'certificate_expired',
  },
  {
    says: 'an expired certificate stamped after its end',
    make: signedAs('expired'),
    outcome: 'invalid',
    reason: 'certificate_expired',
  },
  {
    says: 'an expired certificate stamped by a stranger',
    make: () => signed(plain, { signer: by('expired'), authority: authorities.strange! }),
    outcome: 'invalid',
    reason: 'certificate_expired',
  },
  {
    says: 'an expired certificate stamped by somebody made for other things',
    make: () => signed(plain, { signer: by('expired'), authority: authorities.plain! }),
    outcome: 'invalid',
    reason: 'certificate_expired',
  },
  {
    says: 'a certificate that is not valid yet',
    make: unstamped('unborn'),
    outcome: 'invalid',
    reason: 'certificate_not_yet_valid',
  },
  {
    says: 'a time-stamp of tomorrow',
    make: () => signed(plain, { signer: by('Chi'), authority: authorities.future! }),
    outcome: 'invalid',
    reason: 'time_stamp_broken',
  },
  {
    says: 'a time-stamp of a stranger',
    make: () => signed(plain, { signer: by('Chi'), authority: authorities.strange! }),
    outcome: 'valid_with_remarks',
    reason: 'time_stamp_authority_unknown',
  },
  {
    says: 'a time-stamp whose authority is trusted for signing only',
    make: async () => ({ pdf: await asChi(), trust: { timeStamps: trust.signers } }),
    outcome: 'valid_with_remarks',
    reason: 'time_stamp_authority_unknown',
  },
  {
    says: 'a time-stamp of another signature',
    make: () =>
      signed(plain, {
        signer: by('Chi'),
        authority: { stamp: () => authorities.now!.stamp(createHash('sha256').update('khác').digest()) },
      }),
    outcome: 'invalid',
    reason: 'time_stamp_broken',
  },
  {
    says: 'a time-stamp over the document that is about another',
    make: async () =>
      signedBy(
        await asChi(),
        () => authorities.now!.stamp(Buffer.alloc(32)),
        overwriting('/ETSI.CAdES.detached', '/ETSI.RFC3161'),
      ),
    outcome: 'invalid',
    reason: 'time_stamp_broken',
  },
  { says: 'a revoked certificate', make: unstamped('revoked'), outcome: 'invalid', reason: 'certificate_revoked' },
  {
    says: 'a certificate whose key fell into other hands, whatever the time-stamp',
    make: () => signed(plain, { signer: by('compromised'), authority: authorities.before! }),
    outcome: 'invalid',
    reason: 'certificate_revoked',
  },
  {
    says: 'a certificate the authority answers is revoked',
    make: async () => ({
      pdf: await unstamped('revoked')(),
      trust: { ...crlsWithout('CA'), ocspAnswers: [pki.ocsp(holders.revoked!)] },
      now: Date.now() + 5_000,
    }),
    outcome: 'invalid',
    reason: 'certificate_revoked',
  },
  {
    says: 'a certificate of a revoked authority',
    make: unstamped('orphan'),
    outcome: 'invalid',
    reason: 'certificate_revoked',
  },
  {
    says: 'a revocation list by a false authority',
    make: async () => ({ pdf: await asChi(), trust: { crls: [...crlsWithout('CA').crls, pki.crl(holders.fakeCA!)] } }),
    outcome: 'valid_with_remarks',
    reason: 'revocation_unknown',
  },
  {
    says: 'an answer by a stranger',
    make: async () => ({
      pdf: await asChi(),
      trust: { ...crlsWithout('CA'), ocspAnswers: [pki.ocsp(holders.Chi!, holders.fakeChi)] },
      now: Date.now() + 5_000,
    }),
    outcome: 'valid_with_remarks',
    reason: 'revocation_unknown',
  },
  {
    says: 'an answer about another certificate',
    make: async () => ({
      pdf: await asChi(),
      trust: { ...crlsWithout('CA'), ocspAnswers: [pki.ocsp(holders.seal!)] },
      now: Date.now() + 5_000,
    }),
    outcome: 'valid_with_remarks',
    reason: 'revocation_unknown',
  },
  {
    says: 'a revocation list that ran out after the time-stamp',
    make: async () => ({ pdf: await asChi(), now: now + 90 * day, trust: {} }),
    outcome: 'valid',
  },
  {
    says: 'a revocation list that had run out before the signature',
    make: async () => ({ pdf: await unstamped('Chi')(), now: now + 90 * day }),
    outcome: 'valid_with_remarks',
    reason: 'revocation_unknown',
  },
];

const form = (text: string) =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 200 30] /Length ${text.length} >>\nstream\n${text}\nendstream`;
const afterwards = (change: Parameters<typeof edited>[1]) => async () => edited(await asChi(), change);

const changedLater: readonly Row[] = [
  {
    says: 'text drawn over the page',
    make: afterwards((document, save) => {
      document.getPage(0).drawText('8.000.000', { x: 200, y: 400, size: 30 });
      save(document.getPage(0).ref);
    }),
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'a covering annotation',
    make: afterwards((document, save, context) => {
      const drawing = context.register(
        context.stream('1 1 1 rg 0 0 200 30 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 30] }),
      );
      const square = context.register(
        context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [100, 400, 300, 430], F: 4, AP: { N: drawing } }),
      );
      document.getPage(0).node.Annots()!.push(square);
      save(document.getPage(0).ref);
    }),
    outcome: 'invalid',
    reason: 'annotation_changed_later',
  },
  {
    says: 'another page',
    make: afterwards((document, save) => {
      document.addPage([300, 300]);
      save(document.catalog.get(PDFName.of('Pages')) as never);
    }),
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'a page taken out',
    make: async () =>
      edited(await signed(compressed, { signer: by('Chi'), authority: authorities.now! }), (document, save) => {
        document.removePage(1);
        save(document.catalog.get(PDFName.of('Pages')) as never);
      }),
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'another title',
    make: afterwards((document, save, context) => {
      document.setTitle('Giấy khác');
      save(context.trailerInfo.Info as never);
    }),
    outcome: 'invalid',
    reason: 'content_changed_later',
  },
  {
    says: 'a program that runs when the file is opened',
    make: afterwards((document, save, context) => {
      document.catalog.set(
        key('OpenAction'),
        context.obj({ S: 'JavaScript', JS: PDFHexString.fromText('app.alert(1)') }),
      );
      save(catalogOf(document));
    }),
    outcome: 'invalid',
    reason: 'content_changed_later',
  },
  {
    says: 'layers that hide something',
    make: afterwards((document, save, context) => {
      document.catalog.set(key('OCProperties'), context.obj({ OCGs: [], D: {} }));
      save(catalogOf(document));
    }),
    outcome: 'invalid',
    reason: 'content_changed_later',
  },
  {
    says: 'another look of the signature',
    make: afterwards((document, save, context) => {
      const widget = document.getPage(0).node.Annots()!.get(0);
      const looks = context.register(
        context.stream('0 0 99 99 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 99, 99] }),
      );
      context.lookup(widget, PDFDict).set(key('AP'), context.obj({ N: looks }));
      save(widget as never);
    }),
    outcome: 'invalid',
    reason: 'annotation_changed_later',
  },
  {
    says: 'a signature moved on the page',
    make: afterwards((document, save, context) => {
      const widget = document.getPage(0).node.Annots()!.get(0);
      context.lookup(widget, PDFDict).set(key('Rect'), context.obj([0, 0, 500, 500]));
      save(widget as never);
    }),
    outcome: 'invalid',
    reason: 'annotation_changed_later',
  },
  {
    says: 'an empty signature field that covers the page',
    make: afterwards((document, save, context) => {
      const drawing = context.register(
        context.stream('1 1 1 rg 0 0 500 500 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 500, 500] }),
      );
      const widget = context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'Widget',
          FT: 'Sig',
          T: PDFHexString.fromText('x'),
          F: 4,
          Rect: [0, 0, 500, 500],
          AP: { N: drawing },
        }),
      );
      document.getPage(0).node.Annots()!.push(widget);
      const fields = document.catalog.lookup(PDFName.of('AcroForm')) as unknown as {
        lookup(name: PDFName): { push(value: unknown): void };
      };
      fields.lookup(key('Fields')).push(widget);
      save(document.getPage(0).ref);
      save(catalogOf(document));
    }),
    outcome: 'invalid',
    reason: 'annotation_changed_later',
  },
  {
    says: 'a later signature as large as the page',
    make: async () =>
      signed(await asChi(), {
        signer: by('seal'),
        authority: authorities.now!,
        field: 'Dấu',
        stamp: visible({ left: 10, top: 10, width: 190, height: 270 }),
      }),
    outcome: 'invalid',
    reason: 'later_signature_too_large',
  },
  {
    says: 'a later signature of a stranger',
    make: async () => signed(await asChi(), { signer: by('fakeChi'), authority: authorities.now!, field: 'Lạ' }),
    outcome: 'unknown_signer',
    reason: 'signer_unknown',
  },
  {
    says: 'a change between two signatures',
    make: async () => {
      const between = await edited(await asChi(), (document, save) => {
        document.getPage(0).drawText('8.000.000', { x: 200, y: 400, size: 30 });
        save(document.getPage(0).ref);
      });
      return signed(between, { signer: by('seal'), authority: authorities.now!, field: 'Dấu' });
    },
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'a table of contents that points to another text, no object changed',
    make: async () => {
      const pdf = await asChi();
      const content = Number(/\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))![1]);
      const text = 'BT /F1 24 Tf 100 500 Td (8.000.000 VND) Tj ET';
      const hidden = `${content} 0 obj\n<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n`;
      const shadow = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(hidden)]);
      const prepared = await signed(embeddedIn(plain, shadow), { signer: by('Chi'), authority: authorities.now! });
      return updated(prepared, {}, { [content]: prepared.indexOf(hidden) });
    },
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'an object overwritten by hand',
    make: async () => {
      const pdf = await asChi();
      const content = Number(/\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))![1]);
      return updated(pdf, {
        [content]: form('BT (8.000.000) Tj ET').replace('/Type /XObject /Subtype /Form /BBox [0 0 200 30] ', ''),
      });
    },
    outcome: 'invalid',
    reason: 'page_changed_later',
  },
  {
    says: 'an object deleted',
    make: async () => {
      const pdf = await asChi();
      const content = Number(/\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))![1]);
      return updated(pdf, {}, { [content]: offsetOf(pdf, content === 1 ? 2 : 1) });
    },
    outcome: 'invalid',
  },
  {
    says: 'the signature taken out of the form',
    make: afterwards((document, save) => {
      document.catalog.delete(key('AcroForm'));
      save(catalogOf(document));
    }),
    outcome: 'invalid',
    reason: 'signature_out_of_reach',
  },
  {
    says: 'the first of two signatures taken out of the form',
    make: async () => {
      const two = await signed(await asChi(), { signer: by('seal'), authority: authorities.now!, field: 'Dấu' });
      return edited(two, (document, save) => {
        const fields = document.catalog.lookup(PDFName.of('AcroForm')) as unknown as {
          lookup(name: PDFName): { remove(at: number): void };
        };
        fields.lookup(key('Fields')).remove(0);
        save(catalogOf(document));
      });
    },
    outcome: 'invalid',
    reason: 'signature_out_of_reach',
  },
  {
    says: 'a file written anew around its signature',
    make: async () => {
      const document = await PDFDocument.load(await asChi(), { updateMetadata: false });
      return Buffer.from(await document.save({ useObjectStreams: false }));
    },
    outcome: 'invalid',
  },
  {
    says: 'a signature after one that allowed no change',
    make: async () => {
      const locked = await signedBy(
        plain,
        (_, covered) => opensslCms(covered, ...chiOfOpenssl, '-cades'),
        lockedBefore,
      );
      return signed(locked, { signer: by('seal'), authority: authorities.now!, field: 'Dấu' });
    },
    outcome: 'invalid',
    reason: 'no_changes_were_allowed',
  },
];

/** Writes a demand for no change (DocMDP 1) over the place and reason of a signature. */
const lockedBefore = (prepared: Parameters<ReturnType<typeof overwriting>>[0]) => {
  const text = Buffer.from(prepared.pdf).toString('latin1');
  const words = /\/Reason <[0-9A-F]+>\s*\/Location <[0-9A-F]+>/.exec(text)![0];
  return overwriting(words, '/Reference [<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]')(prepared);
};

/** A file that carries other bytes in a stream nobody sees, as one prepared for an attack does. */
function embeddedIn(pdf: Buffer, bytes: Buffer): Buffer {
  return updated(pdf, { 800: `<< /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream` });
}

describe.each([
  ['An honest file', honest],
  ['A damaged file', damaged],
  ['A forged signature', forged],
  ['An aged signature', aged],
  ['A file changed after it was signed', changedLater],
])('%s', (_, rows) => {
  test.each(rows)('with $says is $outcome $reason', async ({ make, outcome, reason }) => {
    const made = await make();
    const file = Buffer.isBuffer(made) ? { pdf: made } : made;
    const { verdict } = judgeBytes(file.pdf, { ...trust, ...file.trust }, file.now ?? Date.now() + 2_000);
    const reasons = [...verdict.reasons, ...verdict.signatures.flatMap((one) => one.reasons)];
    expect({ outcome: verdict.outcome, reasons }).toMatchObject({ outcome });
    if (reason) expect(reasons).toContain(reason);
    if (outcome === 'valid') expect(reasons).toEqual([]);
  });
});

describe('judging in a process of its own', () => {
  test('gives the same verdict, with who signed and when', async () => {
    const verdict = await judgeSignedPdf(openApart(), await asChi(), trust, Date.now() + 2_000);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.signatures[0]).toMatchObject({
      signer: { name: 'Chi', issuer: 'CA' },
      provenAt: now,
      covers: 'whole',
    });
  });

  test('survives a file that eats all memory or all time', async () => {
    const greedy = Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n'),
      Buffer.from('[<</A['.repeat(20)),
      Buffer.from('1 '.repeat(30_000_000)),
      Buffer.from('\nstartxref\n9\n%%EOF\n'),
    ]);
    const verdict = await judgeSignedPdf(openApart(), greedy, trust, now);
    expect(verdict.outcome).toBe('invalid');
  }, 60_000);
});

test('the stand-in refuses what is no request', () => {
  expect(() => answerTimeStamp(Buffer.from('x'), { chain: [], key: Buffer.alloc(0) }, now)).toThrow();
});
