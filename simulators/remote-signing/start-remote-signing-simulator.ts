import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A key that the stand-in signs with, and what its holder must say. */
export interface RemoteCredential {
  readonly userId: string;
  readonly credentialId: string;
  /** DER, its own first. */
  readonly chain: readonly Uint8Array[];
  /** Signs a SHA-256 as it is: the service never sees what was hashed. */
  readonly sign: (hash: Uint8Array) => Uint8Array;
  readonly pin: string;
  /** Sent on demand when it is there; a new one each time. */
  readonly asksOtp?: boolean;
  readonly status?: 'enabled' | 'disabled';
}

/** A stand-in for a remote signing service (Cloud Signature Consortium API 1.0.4 and 2.0), from loopback only. */
export interface RemoteSigningSimulator {
  /** Of the version asked for. */
  url(version: 'v1' | 'v2'): string;
  /** The one-time password sent last. */
  lastOtp(): string;
  /** What it was asked, in order. */
  readonly asked: string[];
  /** Lets it sign something else. */
  isWrong: boolean;
  stop(): Promise<void>;
}

export const remoteClient = { clientId: 'mot-cua', clientSecret: 'bí mật của máy' } as const;

interface Agreement {
  readonly credentialId: string;
  readonly hashes: string;
  readonly until: number;
}

class Failure extends Error {
  readonly status: number;
  readonly error: string;
  constructor(error: string, status = 400) {
    super(error);
    this.status = status;
    this.error = error;
  }
}

type Body = Readonly<Record<string, unknown>>;

export async function startRemoteSigningSimulator(
  credentials: readonly RemoteCredential[],
): Promise<RemoteSigningSimulator> {
  const tokens = new Set<string>();
  const agreements = new Map<string, Agreement>();
  const sent = new Map<string, string>();
  const asked: string[] = [];
  const find = (id: unknown) => {
    const found = credentials.find(({ credentialId }) => credentialId === id);
    if (!found) throw new Failure('invalid_request');
    return found;
  };
  const hashesIn = ({ hash, hashes }: Body, isV2: boolean) => {
    const given = isV2 ? hashes : hash;
    if (!Array.isArray(given) || given.some((one) => Buffer.from(String(one), 'base64').length !== 32))
      throw new Failure('invalid_request');
    return given as string[];
  };
  const answers: Readonly<Record<string, (body: Body, isV2: boolean) => object>> = {
    'oauth2/token': ({ grant_type: grant, client_id: id, client_secret: secret }) => {
      const isKnown =
        grant === 'client_credentials' && id === remoteClient.clientId && secret === remoteClient.clientSecret;
      if (!isKnown) throw new Failure('invalid_client', 401);
      const token = randomBytes(16).toString('hex');
      tokens.add(token);
      return { access_token: token, token_type: 'Bearer', expires_in: 3_600 };
    },
    'credentials/list': ({ userID }) => ({
      credentialIDs: credentials.filter(({ userId }) => userId === userID).map(({ credentialId }) => credentialId),
    }),
    'credentials/info': ({ credentialID }, isV2) => infoOf(find(credentialID), isV2),
    'credentials/sendOTP': ({ credentialID }) => {
      sent.set(find(credentialID).credentialId, String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0'));
      return {};
    },
    'credentials/authorize': (body, isV2) => {
      const { credentialId, pin, asksOtp } = find(body.credentialID);
      if (body.PIN !== pin) throw new Failure('invalid_pin');
      if (asksOtp && (body.OTP === undefined || body.OTP !== sent.get(credentialId))) throw new Failure('invalid_otp');
      sent.delete(credentialId);
      const SAD = randomBytes(32).toString('base64url');
      agreements.set(SAD, { credentialId, hashes: hashesIn(body, isV2).join(), until: Date.now() + 60_000 });
      return { SAD, expiresIn: 60 };
    },
    'signatures/signHash': (body, isV2) => {
      const agreed = agreements.get(String(body.SAD));
      agreements.delete(String(body.SAD));
      const credential = find(body.credentialID);
      const hashes = hashesIn(body, isV2);
      const isAgreed =
        agreed?.credentialId === credential.credentialId &&
        agreed.hashes === hashes.join() &&
        agreed.until > Date.now();
      if (!isAgreed) throw new Failure('invalid_request');
      return { signatures: hashes.map((hash) => signed(credential, Buffer.from(hash, 'base64'), simulator.isWrong)) };
    },
  };
  const server = createServer(async (request, response) => {
    const [, version = '', path = ''] = /^\/csc\/(v1|v2)\/(.+)$/.exec(request.url ?? '') ?? [];
    asked.push(path);
    try {
      const work = answers[path];
      if (!work || request.method !== 'POST') throw new Failure('invalid_request', 404);
      const isWelcome =
        path === 'oauth2/token' || tokens.has((request.headers.authorization ?? '').slice('Bearer '.length));
      if (!isWelcome) throw new Failure('invalid_token', 401);
      response.end(JSON.stringify(work(await bodyOf(request), version === 'v2')));
    } catch (error) {
      const { status, error: code } = error instanceof Failure ? error : new Failure('invalid_request');
      response.writeHead(status).end(JSON.stringify({ error: code, error_description: code }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const simulator: RemoteSigningSimulator = {
    url: (version) => `http://127.0.0.1:${port}/csc/${version}`,
    lastOtp: () => [...sent.values()].at(-1) ?? '',
    asked,
    isWrong: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return simulator;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  return JSON.parse(Buffer.concat(await request.toArray()).toString()) as Body;
}

function infoOf({ chain, status = 'enabled', asksOtp = false }: RemoteCredential, isV2: boolean): object {
  const certificates = chain.map((der) => Buffer.from(der).toString('base64'));
  const known = { key: { status, algo: ['1.2.840.10045.4.3.2'], len: 256 }, cert: { status: 'valid', certificates } };
  const OTP = { presence: String(asksOtp), type: 'online', format: 'N', label: 'OTP' };
  const objects = [{ type: 'Password', id: 'PIN' }, ...(asksOtp ? [{ type: 'OTP', id: 'OTP' }] : [])];
  return isV2
    ? { ...known, auth: { mode: 'explicit', objects }, SCAL: '2', multisign: 1, OTP }
    : { ...known, authMode: 'explicit', SCAL: '2', PIN: { presence: 'true', format: 'N' }, OTP, multisign: 1 };
}

function signed({ sign }: RemoteCredential, hash: Buffer, isWrong: boolean): string {
  const what = isWrong ? createHash('sha256').update(hash).digest() : hash;
  return Buffer.from(sign(what)).toString('base64');
}
