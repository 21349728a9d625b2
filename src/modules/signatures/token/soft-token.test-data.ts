import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApart } from '#platform/apart';
import type { Config } from '#platform/config';
import { chainOf, type Holder, type OpensslPki } from '../openssl-pki.test-data.ts';
import { ulong } from './cryptoki.ts';
import { objectClass } from './slots.ts';
import type { SoftTokenTask } from './soft-token-process.test-data.ts';

/** SoftHSM (BSD licence), where systems put it; nothing on npm brings a token, so that tests of it need this package. */
export const softHsm = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
].find((path) => existsSync(path));

/** What a test without the library says of itself. */
export const withoutSoftHsm = 'skipped where SoftHSM (libsofthsm2) is not installed';

export interface KeyWish {
  readonly holder: Holder;
  readonly id: string;
  /** The key asks for its PIN at each signature. */
  readonly alwaysAuthenticates?: boolean;
}

/** A place for tokens, and what the product has to know to find them. */
export function openSoftTokens(pki: OpensslPki) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-token-'));
  const tokens = join(folder, 'tokens');
  const conf = join(folder, 'softhsm2.conf');
  mkdirSync(tokens);
  writeFileSync(conf, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const environment = { SOFTHSM2_CONF: conf };
  const config = { tokens: { libraries: [softHsm ?? ''], environment } } satisfies Pick<Config, 'tokens'>;
  return {
    config,
    /** Makes a token with keys, their certificates and those above them. */
    async plugIn(label: string, pin: string, keys: readonly KeyWish[]): Promise<void> {
      const objects = keys.flatMap((key) => [
        privateKey(pki, key),
        ...chainOf(key.holder).map((der, i) => certificate(der, i === 0 ? key.id : `${key.id}-${i}`)),
      ]);
      const task: SoftTokenTask = { library: softHsm!, label, pin, objects };
      const limits = { megabytes: 128, milliseconds: 15_000, native: { environment } };
      await openApart().run('src/modules/signatures/token/soft-token-process.test-data.ts', task, limits);
    },
    /** Takes every token out. */
    unplug(): void {
      rmSync(tokens, { recursive: true });
      mkdirSync(tokens);
    },
    /** The library waits for ever for its settings. */
    conf,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Attributes = (readonly [type: number, value: Uint8Array])[];

const yes = Buffer.from([1]);
const no = Buffer.from([0]);
const lies = {
  onToken: 0x1,
  private: 0x2,
  value: 0x11,
  certificateType: 0x80,
  subject: 0x101,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  extractable: 0x162,
} as const;

const certificate = (der: Buffer, id: string): Attributes => [
  [0x0, ulong(objectClass.certificate)],
  [lies.onToken, yes],
  [lies.private, no],
  [lies.certificateType, ulong(0)],
  [lies.subject, Buffer.from([0x30, 0x00])],
  [lies.id, Buffer.from(id)],
  [lies.value, der],
];

function privateKey(pki: OpensslPki, { holder, id, alwaysAuthenticates }: KeyWish): Attributes {
  const key = createPrivateKey(pki.read(`${holder.name}.key`)).export({ format: 'jwk' });
  return [
    [0x0, ulong(objectClass.privateKey)],
    [lies.onToken, yes],
    [lies.private, yes],
    [lies.sensitive, yes],
    [lies.extractable, no],
    [lies.sign, yes],
    [lies.id, Buffer.from(id)],
    ...(alwaysAuthenticates ? [[0x202, yes] as const] : []),
    ...(key.kty === 'RSA' ? rsaKey(key) : ellipticKey(key)),
  ];
}

/** CKK_RSA: modulus, exponents, primes and what follows from them, in the order of their attributes. */
const rsaKey = (key: JsonWebKey): Attributes => [
  [0x100, ulong(0)],
  ...(['n', undefined, 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap((name, i) =>
    name ? [[0x120 + i, Buffer.from(key[name] ?? '', 'base64url')] as const] : [],
  ),
];

/** CKK_EC over prime256v1, by its object identifier. */
const ellipticKey = (key: JsonWebKey): Attributes => [
  [0x100, ulong(3)],
  [0x180, Buffer.from('06082a8648ce3d030107', 'hex')],
  [lies.value, Buffer.from(key.d ?? '', 'base64url')],
];
