import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type RemoteSigningSimulator,
  remoteClient,
  startRemoteSigningSimulator,
} from '../../../../simulators/remote-signing/start-remote-signing-simulator.ts';
import { chainOf, type Holder, openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { ownCredentials } from './own-credentials.ts';
import { remoteSigner } from './remote-signer.ts';
import { type Secrets, signingServiceAt } from './remote-signing.ts';

const pki = openOpensslPki();
let [chi, elder] = [] as unknown as [Holder, Holder];
let simulator: RemoteSigningSimulator;
let isRaw = false;

beforeAll(async () => {
  const ca = pki.issue('CA', { extensions: usual.root });
  chi = pki.issue('Lê Thị Chi', { issuer: ca, extensions: usual.signer });
  elder = pki.issue('elder', { issuer: ca, extensions: usual.signer, key: rsa(2048), subject: '/CN=LÊ THỊ CHI' });
  const other = pki.issue('Trần Văn Bình', { issuer: ca, extensions: usual.signer });
  const credential = (credentialId: string, holder: Holder) => ({
    ...{ userId: 'chi', credentialId, chain: chainOf(holder), pin: '2468' },
    sign: (hash: Uint8Array) => pki.signHash(holder, hash, isRaw),
  });
  simulator = await startRemoteSigningSimulator([
    credential('ec', chi),
    { ...credential('rsa', elder), asksOtp: true },
    credential('other', other),
    { ...credential('off', chi), status: 'disabled' },
  ]);
});
beforeEach(() => {
  isRaw = false;
  simulator.isWrong = false;
  simulator.asked.length = 0;
});
afterAll(async () => {
  await simulator.stop();
  pki.close();
});

const attributes = Buffer.from('what is signed');
const serviceBy = (version: 'v1' | 'v2') => signingServiceAt({ url: simulator.url(version), ...remoteClient });
const signerOf = (version: 'v1' | 'v2', id: 'ec' | 'rsa', secrets: Secrets) =>
  remoteSigner(serviceBy(version), { credentialId: id, chain: chainOf(id === 'ec' ? chi : elder) }, secrets);
const verifies = (holder: Holder, signature: Uint8Array) =>
  verify('sha256', attributes, new X509Certificate(holder.der).publicKey, signature);

describe.each(['v1', 'v2'] as const)('a remote signing service by the interface of %s', (version) => {
  test('tells somebody of their own keys that can be used, and of nobody else’s', async () => {
    const found = await ownCredentials(serviceBy(version), 'chi', 'Lê Thị Chi');
    expect(found.map(({ credentialId }) => credentialId)).toEqual(['ec', 'rsa']);
    expect(found[0]).toMatchObject({ asksPin: true, asksOtp: false, sendsOtp: false });
    expect(found[1]).toMatchObject({ asksPin: true, asksOtp: true, sendsOtp: true });
    expect(await ownCredentials(serviceBy(version), 'nobody', 'Lê Thị Chi')).toEqual([]);
  });

  test('signs with an elliptic key by its PIN, whichever way it writes the signature', async () => {
    for (const raw of [false, true]) {
      isRaw = raw;
      expect(verifies(chi, await signerOf(version, 'ec', { pin: '2468' }).sign(attributes))).toBe(true);
    }
  });

  test('signs with an RSA key by PIN and the one-time password it sent, which is good once', async () => {
    await serviceBy(version).sendOtp('rsa');
    const secrets = { pin: '2468', otp: simulator.lastOtp() };
    expect(verifies(elder, await signerOf(version, 'rsa', secrets).sign(attributes))).toBe(true);
    await expect(signerOf(version, 'rsa', secrets).sign(attributes)).rejects.toMatchObject({
      code: 'signature.service_refused',
    });
  });

  test('refuses a wrong PIN, and is never told what is signed', async () => {
    await expect(signerOf(version, 'ec', { pin: '1' }).sign(attributes)).rejects.toMatchObject({
      code: 'signature.service_refused',
      status: 422,
    });
    expect(simulator.asked).not.toContain('signatures/signHash');
  });

  test('that signs something else is not believed', async () => {
    simulator.isWrong = true;
    await expect(signerOf(version, 'ec', { pin: '2468' }).sign(attributes)).rejects.toMatchObject({
      code: 'signature.service_away',
    });
  });
});

test('a service that is away, knows us not or answers nonsense is said to be away', async () => {
  const wrong = { ...remoteClient, clientSecret: 'khác' };
  for (const settings of [
    { url: 'http://127.0.0.1:9/csc/v1', ...remoteClient },
    { url: simulator.url('v1'), ...wrong },
    { url: `${simulator.url('v1')}/nowhere`, ...remoteClient },
  ])
    await expect(signingServiceAt(settings).info('ec')).rejects.toMatchObject({ code: 'signature.service_away' });
});

test('a permission to sign is for one hash, once', async () => {
  const url = simulator.url('v1');
  const post = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const login = { grant_type: 'client_credentials', client_id: remoteClient.clientId };
  const { body } = await post('oauth2/token', { ...login, client_secret: remoteClient.clientSecret });
  const token = body.access_token;
  const hash = (text: string) => [createHash('sha256').update(text).digest('base64')];
  const agree = { credentialID: 'ec', numSignatures: 1, hash: hash('a'), PIN: '2468' };
  const { SAD } = (await post('credentials/authorize', agree, token)).body;
  const sign = { credentialID: 'ec', SAD, hashAlgo: '2.16.840.1.101.3.4.2.1', signAlgo: '1.2.840.10045.4.3.2' };
  expect((await post('signatures/signHash', { ...sign, hash: hash('b') }, token)).status).toBe(400);
  expect((await post('signatures/signHash', { ...sign, hash: hash('a') }, token)).status).toBe(400);
  expect((await post('credentials/list', { userID: 'chi' }, 'nobody')).status).toBe(401);
});
