import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openApart } from '#platform/apart';
import { type Config, readConfig } from '#platform/config';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import {
  startTimeStampSimulator,
  type TimeStampSimulator,
} from '../../../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { judgeSignedPdf } from '../judging/judge-signed-pdf.ts';
import { chainOf, type Holder, openOpensslPki, usual } from '../openssl-pki.test-data.ts';
import { type Responders, startResponders } from '../openssl-responders.test-data.ts';
import { completeSignature, type SignedPdf } from '../pades/complete-signature.ts';
import { prepareSignature } from '../pades/prepare-signature.ts';
import { timeStampAuthorityAt } from '../pades/time-stamp.ts';
import { readTrust } from '../read-trust.ts';
import { makeLasting } from './make-lasting.ts';

const pki = openOpensslPki();
const engine = openPdfEngine({ root });
const apart = openApart();
const home = mkdtempSync(join(tmpdir(), 'motcua-test-trust-'));
let [ca, chi, mai, gone, stranger, inside] = [] as unknown as [Holder, Holder, Holder, Holder, Holder, Holder];
let responders: Responders;
let simulator: TimeStampSimulator;
let plain: Uint8Array;
let config: Config;

beforeAll(async () => {
  responders = await startResponders(pki);
  const reached = (extensions: readonly string[]) => [...extensions, ...responders.addresses];
  ca = pki.issue('CA', { extensions: usual.root });
  chi = pki.issue('Chi', { issuer: ca, extensions: reached(usual.signer) });
  mai = pki.issue('Mai', { issuer: ca, extensions: reached(usual.signer) });
  gone = pki.issue('gone', { issuer: ca, extensions: reached(usual.signer) });
  const address = 'authorityInfoAccess=OCSP;URI:http://localhost:1/,OCSP;URI:http://10.0.0.1/';
  inside = pki.issue('inside', { issuer: ca, extensions: [...usual.signer, address] });
  const stamper = pki.issue('time', { issuer: ca, extensions: reached(usual.timeStamp) });
  const other = pki.issue('other', { extensions: usual.root });
  stranger = pki.issue('stranger', { issuer: other, extensions: reached(usual.signer) });
  pki.revoke(gone);
  pki.crl(ca);
  simulator = await startTimeStampSimulator({ chain: [stamper.der], key: pki.pkcs8(stamper) }, () => Date.now());
  for (const folder of ['signers', 'time-stamps']) {
    mkdirSync(join(home, 'trust', folder), { recursive: true });
    writeFileSync(join(home, 'trust', folder, 'ca.crt'), pki.read('CA.crt'));
  }
  config = readConfig({ MOTCUA_HOME: home, REVOCATION_HOSTS: '127.0.0.1' }, root);
  const options = { title: 'Giấy thử', createdAt: Date.now() };
  plain = await engine.render('src/platform/pdf/test-templates/plain.typ', { text: 'Nội dung' }, options);
}, 60_000);

beforeEach(async () => {
  responders.asked.length = 0;
  responders.answer = undefined;
  await responders.startResponder(ca);
});

afterAll(async () => {
  await responders.stop();
  await simulator.stop();
  await engine.close();
  pki.close();
  rmSync(home, { recursive: true });
});

async function signed(who: Holder, pdf: Uint8Array = plain, field = 'Chữ ký'): Promise<SignedPdf> {
  const wish = { field, name: who.name, reason: 'Ký duyệt', location: 'Lạc Thuỷ', at: Date.now() };
  return completeSignature(await prepareSignature(pdf, wish), pki.signer(who), timeStampAuthorityAt(simulator.url));
}

const lasting = async (who: Holder, made: SignedPdf, how: Partial<Config> = {}) => {
  const found = await makeLasting(
    { apart, config: { ...config, ...how } },
    made.pdf,
    { chain: chainOf(who), timeStamp: made.timeStamp! },
    Date.now(),
  );
  return found && Buffer.from(found);
};

const judge = async (pdf: Uint8Array, asking?: Config) =>
  judgeSignedPdf(apart, pdf, await readTrust(config), Date.now(), asking);

/** The document security store as another library reads it. */
async function storeOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return String(document.catalog.lookup(PDFName.of('DSS')));
}

describe('a signature', () => {
  test('gets from the responder what proves it, and is then judged without asking anybody', async () => {
    const made = await signed(chi);
    const asked = Math.floor(Date.now() / 1000) * 1000;
    const pdf = (await lasting(chi, made))!;
    expect(pdf.subarray(0, made.pdf.length).equals(made.pdf)).toBe(true);
    expect(responders.asked).toEqual([]);
    await responders.stopResponder();
    const verdict = await judge(pdf);
    expect(verdict).toMatchObject({ outcome: 'valid', signatures: [{ covers: 'all_but_evidence' }] });
    expect(verdict.signatures[0]!.notRevokedAsOf).toBeGreaterThanOrEqual(asked);
    expect((await judge(made.pdf)).signatures[0]).toMatchObject({
      reasons: ['revocation_unknown'],
      notRevokedAsOf: null,
    });
    const store = await storeOf(pdf);
    expect(store.match(/OCSPs \[([^\]]*)\]/)?.[1]?.match(/R/g)).toHaveLength(2);
    expect(store.match(/Certs \[([^\]]*)\]/)?.[1]?.match(/R/g)).toHaveLength(3);
  });

  test('gets the list when the responder is away', async () => {
    await responders.stopResponder();
    const pdf = (await lasting(chi, await signed(chi)))!;
    expect(responders.asked).toContain('/CA.crl.der');
    expect(await judge(pdf)).toMatchObject({ outcome: 'valid' });
    expect((await storeOf(pdf)).match(/CRLs \[([^\]]*)\]/)?.[1]?.match(/R/g)).toHaveLength(1);
  });

  test('stays as it is when nobody answers, when something else comes, or when nobody is to be asked', async () => {
    await responders.stopResponder();
    const made = await signed(chi);
    for (const answer of [Buffer.from('<html>'), Buffer.alloc(6_000_000), pki.read('Chi.der')]) {
      responders.answer = answer;
      expect(await lasting(chi, made)).toBeUndefined();
    }
    responders.asked.length = 0;
    expect(await lasting(chi, made, { askRevocation: false })).toBeUndefined();
    expect(responders.asked).toEqual([]);
  });

  test('is proven beside an earlier one, whose proof stays', async () => {
    const once = (await lasting(chi, await signed(chi)))!;
    const twice = (await lasting(mai, await signed(mai, once, 'Dấu')))!;
    expect(twice.subarray(0, once.length).equals(once)).toBe(true);
    await responders.stopResponder();
    expect(await judge(twice)).toMatchObject({
      outcome: 'valid',
      signatures: [{ covers: 'earlier' }, { covers: 'all_but_evidence' }],
    });
    const store = await storeOf(twice);
    expect(store.match(/\/[0-9A-F]{40}/g)).toHaveLength(2);
    expect(store.match(/Certs \[([^\]]*)\]/)?.[1]?.match(/R/g)).toHaveLength(4);
  });

  test('with a certificate that was revoked is refused', async () => {
    await expect(lasting(gone, await signed(gone))).rejects.toMatchObject({ code: 'signature.found_revoked' });
    await responders.stopResponder();
    await expect(lasting(gone, await signed(gone))).rejects.toMatchObject({ code: 'signature.found_revoked' });
  });
});

describe('nobody is asked', () => {
  test('because of a certificate that no trusted root vouches for', async () => {
    await responders.stopResponder();
    const made = await signed(stranger);
    expect(await lasting(stranger, made)).toBeUndefined();
    expect(await judge(made.pdf, config)).toMatchObject({ outcome: 'unknown_signer' });
    // The authority of the time-stamp is trusted: of it alone there is something to ask.
    expect(responders.asked.length).toBeLessThanOrEqual(1);
  });

  test('in the inner network, whatever a certificate says', async () => {
    const made = await signed(inside);
    expect(await lasting(inside, made)).toBeUndefined();
    const nowhere = { ...config, revocationHosts: [] };
    expect(await judge((await signed(chi)).pdf, nowhere)).toMatchObject({ outcome: 'valid_with_remarks' });
    expect(responders.asked).toEqual([]);
  });
});

describe('judging somebody’s file', () => {
  test('asks who issued the certificates what the file does not say', async () => {
    const made = await signed(chi);
    expect(await judge(made.pdf, config)).toMatchObject({ outcome: 'valid', signatures: [{ covers: 'whole' }] });
    expect(await judge((await signed(gone)).pdf, config)).toMatchObject({ outcome: 'invalid' });
  });
});
