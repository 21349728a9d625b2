import { Refusal } from '#platform/errors';

/** Where a remote signing service is and as whom we come. */
export interface ServiceSettings {
  /** Up to and with the version, `https://provider.example/csc/v1`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How the service asks whether somebody wants to sign: what stands under `authMode`, `PIN` and `OTP` of `credentials/info`. */
export interface CredentialInfo {
  readonly credentialId: string;
  /** In DER, the key's own first. */
  readonly chain: readonly Buffer[];
  readonly isUsable: boolean;
  readonly asksPin: boolean;
  readonly asksOtp: boolean;
  /** The one-time password is sent to its holder on demand. */
  readonly sendsOtp: boolean;
}

export interface Secrets {
  readonly pin?: string | undefined;
  readonly otp?: string | undefined;
}

/** Milliseconds; where the service asks its user on a phone, they have to find it first. */
const patience = { usual: 10_000, confirmation: 90_000 } as const;
const longestAnswer = 200_000;

/** What services answer to a wrong PIN or one-time password; which of them a provider uses is theirs to say [U]. */
const wrongSecret = ['invalid_pin', 'invalid_otp', 'invalid_auth_data', 'access_denied'];

/**
 * A remote signing service by the published interface of the Cloud Signature Consortium (API 1.0.4 and 2.0), with its names.
 * Refuses with `signature.service_away` (503), or `signature.service_refused` (422) when a secret was wrong.
 */
export interface SigningService {
  /** The keys of a user, as the service calls them. */
  listCredentials(userId: string): Promise<readonly string[]>;
  info(credentialId: string): Promise<CredentialInfo>;
  sendOtp(credentialId: string): Promise<void>;
  /** Lets its holder agree to one signature over a hash (SHA-256), and has it made. */
  signHash(credentialId: string, hash: Uint8Array, algorithm: string, secrets: Secrets): Promise<Buffer>;
}

const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** The client of the service; each use of it asks for a token of its own. */
export function signingServiceAt(settings: ServiceSettings): SigningService {
  const isV2 = /\/v2\/?$/.test(settings.url);
  return {
    async listCredentials(userID) {
      const { credentialIDs } = await ask(settings, 'credentials/list', { userID, maxResults: 10 });
      return strings(credentialIDs);
    },
    info: (credentialId) => infoOf(settings, credentialId),
    async sendOtp(credentialID) {
      await ask(settings, 'credentials/sendOTP', { credentialID });
    },
    async signHash(credentialID, hash, signAlgo, { pin, otp }) {
      const hashes = [Buffer.from(hash).toString('base64')];
      const hashed = isV2 ? { hashes, hashAlgorithmOID: sha256Oid } : { hash: hashes };
      const agreed = { credentialID, numSignatures: 1, ...hashed, ...(pin && { PIN: pin }), ...(otp && { OTP: otp }) };
      const { SAD } = await ask(settings, 'credentials/authorize', agreed, patience.confirmation);
      if (typeof SAD !== 'string') throw away();
      const signing = { credentialID, SAD, ...hashed, ...(!isV2 && { hashAlgo: sha256Oid }), signAlgo };
      const { signatures } = await ask(settings, 'signatures/signHash', signing, patience.confirmation);
      const [signature] = strings(signatures);
      if (!signature) throw away();
      return Buffer.from(signature, 'base64');
    },
  };
}

const away = (): Refusal => new Refusal('signature.service_away', {}, 503);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

type Answer = Readonly<Record<string, unknown>>;

async function infoOf(settings: ServiceSettings, credentialId: string): Promise<CredentialInfo> {
  const wish = { credentialID: credentialId, certificates: 'chain', certInfo: true, authInfo: true };
  const { key, cert, PIN, OTP, auth, authMode } = (await ask(settings, 'credentials/info', wish)) as Record<
    'key' | 'cert' | 'PIN' | 'OTP' | 'auth',
    Answer | undefined
  > & { authMode?: string };
  const chain = strings(cert?.certificates).map((one) => Buffer.from(one, 'base64'));
  const isExplicit = (auth?.mode ?? authMode) === 'explicit';
  const objects = (Array.isArray(auth?.objects) ? auth.objects : []) as Answer[];
  const asks = (what: Answer | undefined, type: string) =>
    isExplicit && (String(what?.presence) === 'true' || objects.some((one) => one.type === type));
  return {
    ...{ credentialId, chain },
    isUsable: key?.status === 'enabled' && ['valid', undefined].includes(cert?.status as string | undefined),
    asksPin: asks(PIN, 'Password'),
    asksOtp: asks(OTP, 'OTP'),
    sendsOtp: asks(OTP, 'OTP') && OTP?.type === 'online',
  };
}

async function ask(
  settings: ServiceSettings,
  path: string,
  body: object,
  time: number = patience.usual,
): Promise<Answer> {
  const authorization = `Bearer ${await tokenOf(settings)}`;
  return post(`${settings.url.replace(/\/$/, '')}/${path}`, { authorization }, body, time);
}

/** Our own leave to come (OAuth 2.0, client credentials, RFC 6749, 4.4); it signs nothing. */
async function tokenOf({ url, clientId, clientSecret }: ServiceSettings): Promise<string> {
  const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const { access_token: token } = await post(`${url.replace(/\/$/, '')}/oauth2/token`, {}, body, patience.usual);
  if (typeof token !== 'string') throw away();
  return token;
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
  time: number,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(time),
    redirect: 'error',
  }).catch(() => undefined);
  if (!response) throw away();
  const text = await response.text().catch(() => '');
  const answer = text.length <= longestAnswer ? objectIn(text) : {};
  if (response.ok) return answer;
  if (wrongSecret.includes(String(answer.error))) throw new Refusal('signature.service_refused', { field: 'pin' }, 422);
  throw away();
}

function objectIn(text: string): Answer {
  try {
    const found: unknown = JSON.parse(text || '{}');
    return typeof found === 'object' && found !== null ? (found as Answer) : {};
  } catch {
    return {};
  }
}
