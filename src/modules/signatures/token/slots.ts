import {
  attributeOf,
  type Cryptoki,
  CryptokiError,
  findObjects,
  loadCryptoki,
  slotsWithToken,
  template,
  ulong,
  ulongIn,
} from './cryptoki.ts';
import { type CertificateOnToken, type PinState, pinStateOf, type TokenKey } from './token.ts';

/** A token in its slot. */
export interface Slot extends Pick<TokenKey, 'serial' | 'label'> {
  readonly call: Cryptoki;
  readonly id: number;
}

/** CK_TOKEN_INFO has 208 bytes; its texts come first, then the flags. */
const tokenInfoSize = 256;
const flagsAt = 96;

/** CKF_TOKEN_INITIALIZED; before, a token is an empty one. */
const initialised = 0x400;

/** The tokens that a library sees and that are in order; one that says nothing of itself hides only itself. */
export function slotsOf(library: string): Slot[] {
  const call = loadCryptoki(library);
  return slotsWithToken(call).flatMap((id) => {
    try {
      const info = tokenInfo(call, id);
      if (!(ulongIn(info, flagsAt) & initialised)) return [];
      return [{ call, id, label: textIn(info, 0, 32), serial: textIn(info, 80, 16) }];
    } catch (error) {
      if (!(error instanceof CryptokiError)) throw error;
      return [];
    }
  });
}

/** What the token says of its PIN now. */
export const pinState = ({ call, id }: Slot): PinState => pinStateOf(ulongIn(tokenInfo(call, id), flagsAt));

function tokenInfo(call: Cryptoki, slot: number): Buffer {
  const info = Buffer.alloc(tokenInfoSize);
  call('C_GetTokenInfo', slot, info);
  return info;
}

/** Texts of a token are padded with spaces; some end them with a zero as well. */
const textIn = (info: Buffer, at: number, length: number): string =>
  info
    .subarray(at, at + length)
    .toString('utf8')
    .replace(/\0[\s\S]*$/, '')
    .trim();

/** CKF_SERIAL_SESSION: reading is all that signing needs. */
const readOnly = 0x4;

/** Opens a session in which objects are found and used. */
export function openSession({ call, id }: Slot): number {
  const session = ulong();
  call('C_OpenSession', id, readOnly, null, null, session);
  return ulongIn(session);
}

/** Object classes and attributes (CKO_…, CKA_…). */
export const objectClass = { certificate: 1, privateKey: 3 } as const;
export const attribute = {
  class: 0x0,
  value: 0x11,
  certificateType: 0x80,
  keyType: 0x100,
  id: 0x102,
  alwaysAuthenticate: 0x202,
} as const;

const x509 = 0;

/** The certificates on a token, for which nobody has to log in. */
export function certificatesOn(slot: Slot): CertificateOnToken[] {
  const session = openSession(slot);
  const wanted = template([
    [attribute.class, ulong(objectClass.certificate)],
    [attribute.certificateType, ulong(x509)],
  ]);
  const state = pinState(slot);
  return findObjects(slot.call, session, wanted).flatMap((object) => {
    const der = attributeOf(slot.call, session, object, attribute.value);
    const id = attributeOf(slot.call, session, object, attribute.id);
    if (!der?.length || !id?.length) return [];
    return [{ serial: slot.serial, label: slot.label, keyId: id.toString('hex'), der, state }];
  });
}
