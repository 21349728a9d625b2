import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What may be wrong with a device, or with whoever sits between it and us. */
export interface Wrong {
  readonly origin?: string;
  readonly challenge?: string;
  readonly host?: string;
  /** The device asked for no finger and no PIN. */
  readonly unverified?: boolean;
  /** Signs with another key. */
  readonly otherKey?: boolean;
}

/** A device that makes and uses one passkey, as a telephone would (WebAuthn Level 2 §6). */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #uses = 0;

  /** Answers a request to make a passkey. */
  make(challenge: string, wrong: Wrong = {}): RegistrationResponseJSON {
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(this.#keys.publicKey)]);
    const authData = Buffer.concat([this.#authData(0x40, wrong), credential]);
    const object = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, wrong).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(object as never)).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Answers a request to use the passkey. */
  use(challenge: string, wrong: Wrong = {}): AuthenticationResponseJSON {
    this.#uses += 1;
    const data = clientData('webauthn.get', challenge, wrong);
    const authData = this.#authData(0, wrong);
    const key = wrong.otherKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : this.#keys.privateKey;
    const signature = createSign('sha256').update(authData).update(sha256(data)).sign(key);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  #authData(flags: number, { host = 'localhost', unverified = false }: Wrong): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags | 0x01 | (unverified ? 0 : 0x04));
    rest.writeUInt32BE(this.#uses, 1);
    return Buffer.concat([sha256(Buffer.from(host)), rest]);
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

function clientData(type: string, challenge: string, wrong: Wrong): Buffer {
  const origin = wrong.origin ?? 'http://localhost:3000';
  return Buffer.from(JSON.stringify({ type, challenge: wrong.challenge ?? challenge, origin, crossOrigin: false }));
}

/** The public key as a device encodes it: EC2, ES256, P-256 (RFC 9053 §7.1). */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const map = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ]);
  return isoCBOR.encode(map as never);
}
