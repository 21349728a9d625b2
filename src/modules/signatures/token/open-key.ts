import { X509Certificate } from 'node:crypto';
import { derElement, sha256 } from '../pades/der.ts';
import { derOfNumbers } from '../pades/elliptic-signature.ts';
import { attributeOf, type Cryptoki, findObjects, mechanism, template, ulong, ulongIn } from './cryptoki.ts';
import { attribute, certificatesOn, objectClass, openSession, pinState, type Slot } from './slots.ts';
import type { TokenKey, TokenProblem } from './token.ts';

export interface KeyToOpen {
  readonly key: TokenKey;
  /** In DER. */
  readonly certificate: Uint8Array;
  /** In UTF-8. */
  readonly pin: Uint8Array;
}

/** Signs the SHA-256 of some attributes: RSA with PKCS#1 padding, or ECDSA as a DER sequence. */
export type SignWithKey = (attributes: Uint8Array) => Uint8Array;

/** CKU_USER logs in once; CKU_CONTEXT_SPECIFIC agrees to a single signature (CKA_ALWAYS_AUTHENTICATE). */
const user = { ordinary: 1, forOneSignature: 2 } as const;

/**
 * Logs in to the token and finds the key of a certificate. A token that is locked, or has no PIN yet, is not even asked.
 * The PIN is emptied at once, unless the key asks for it at each signature: then it lives as long as this process.
 */
export function openKey(slot: Slot, { key, certificate, pin }: KeyToOpen): SignWithKey | TokenProblem {
  const { call } = slot;
  const state = pinState(slot);
  if (state === 'locked' || state === 'pin_not_set') return state;
  const held = certificatesOn(slot).filter(({ keyId }) => keyId === key.keyId);
  if (held.length === 0) return 'no_key';
  if (!held.some(({ der }) => Buffer.from(certificate).equals(der))) return 'certificate_changed';
  const session = openSession(slot);
  call('C_Login', session, user.ordinary, pin, pin.length);
  const wanted = template([
    [attribute.class, ulong(objectClass.privateKey)],
    [attribute.id, Buffer.from(key.keyId, 'hex')],
  ]);
  const [object] = findObjects(call, session, wanted);
  if (object === undefined) return 'no_key';
  const asksEachTime = attributeOf(call, session, object, attribute.alwaysAuthenticate)?.[0] === 1;
  if (!asksEachTime) pin.fill(0);
  const way = wayToSign(slot, new X509Certificate(certificate));
  return (attributes) => {
    call('C_SignInit', session, mechanism(way.mechanism), object);
    if (asksEachTime) call('C_Login', session, user.forOneSignature, pin, pin.length);
    return way.finish(signed(call, session, way.prepare(attributes)));
  };
}

/** CKM_RSA_PKCS, CKM_SHA256_RSA_PKCS and CKM_ECDSA. */
const mechanisms = { rsa: 0x1, sha256Rsa: 0x40, ecdsa: 0x1041 } as const;

interface WayToSign {
  readonly mechanism: number;
  /** What the token is handed for the attributes, and what becomes of its answer. */
  prepare(attributes: Uint8Array): Uint8Array;
  finish(signature: Buffer): Uint8Array;
}

/** Hashes here where the token allows it, so that it is handed 32 bytes rather than the attributes. */
function wayToSign(slot: Slot, { publicKey }: X509Certificate): WayToSign {
  if (publicKey.asymmetricKeyType === 'ec')
    return { mechanism: mechanisms.ecdsa, prepare: sha256, finish: derOfNumbers };
  const asItIs = (bytes: Uint8Array) => bytes;
  if (mechanismsOf(slot).includes(mechanisms.rsa))
    return { mechanism: mechanisms.rsa, prepare: (attributes) => digestInfo(sha256(attributes)), finish: asItIs };
  return { mechanism: mechanisms.sha256Rsa, prepare: asItIs, finish: asItIs };
}

/** SHA-256 as an AlgorithmIdentifier, in DER. */
const sha256Identifier = Buffer.from('300d06096086480165030402010500', 'hex');

/** What is padded and signed by RSA for a SHA-256 (DigestInfo, RFC 8017, 9.2). */
const digestInfo = (hash: Buffer): Buffer =>
  derElement(0x30, Buffer.concat([sha256Identifier, derElement(0x04, hash)]));

function mechanismsOf({ call, id }: Slot): number[] {
  const count = ulong();
  call('C_GetMechanismList', id, null, count);
  const list = Buffer.alloc(ulongIn(count) * 8);
  call('C_GetMechanismList', id, list, count);
  return Array.from({ length: ulongIn(count) }, (_, i) => ulongIn(list, i * 8));
}

/** RSA of 8,192 bits has 1,024 bytes. */
const longestSignature = 1_024;

function signed(call: Cryptoki, session: number, data: Uint8Array): Buffer {
  const [signature, length] = [Buffer.alloc(longestSignature), ulong(longestSignature)];
  call('C_Sign', session, data, data.length, signature, length);
  return signature.subarray(0, ulongIn(length));
}
