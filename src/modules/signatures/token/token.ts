/** A key on a token, as a certificate names it: whichever slot the token is in, and through whichever library. */
export interface TokenKey {
  /** The serial number and the label that the token says of itself. */
  readonly serial: string;
  readonly label: string;
  /** CKA_ID, which key and certificate have in common, in hexadecimal. */
  readonly keyId: string;
}

/** A certificate that lies on a token, and the key it belongs to. */
export interface CertificateOnToken extends TokenKey {
  readonly der: Uint8Array;
  readonly state: PinState;
}

/** What a token says of its PIN: how near it is to being locked, or that nobody has set one. */
export type PinState = 'usable' | 'few_tries_left' | 'last_try' | 'locked' | 'pin_not_set';

/** CKF_USER_PIN_INITIALIZED and what CK_TOKEN_INFO says of wrong PINs (PKCS#11 2.40, 3.2). */
const flag = { set: 0x8, few: 0x1_0000, last: 0x2_0000, locked: 0x4_0000 } as const;

/** Reads the flags of a token; the worst of them counts. */
export function pinStateOf(flags: number): PinState {
  if (flags & flag.locked) return 'locked';
  if (!(flags & flag.set)) return 'pin_not_set';
  if (flags & flag.last) return 'last_try';
  return flags & flag.few ? 'few_tries_left' : 'usable';
}

/** Why a token did not sign. */
export type TokenProblem =
  | 'absent'
  | 'no_key'
  | 'certificate_changed'
  | 'wrong_pin'
  | 'few_tries_left'
  | 'last_try'
  | 'locked'
  | 'pin_not_set'
  | 'pin_expired'
  | 'failed';

/** What the answers of a library mean (CKR_…, PKCS#11 2.40, 6.1); every other one is a failure of token or library. */
const meanings: Readonly<Record<number, TokenProblem>> = {
  50: 'absent', // CKR_DEVICE_REMOVED
  224: 'absent', // CKR_TOKEN_NOT_PRESENT
  225: 'absent', // CKR_TOKEN_NOT_RECOGNIZED
  176: 'absent', // CKR_SESSION_CLOSED, as when the token was taken out and put back
  179: 'absent', // CKR_SESSION_HANDLE_INVALID
  160: 'wrong_pin', // CKR_PIN_INCORRECT
  161: 'wrong_pin', // CKR_PIN_INVALID
  162: 'wrong_pin', // CKR_PIN_LEN_RANGE
  163: 'pin_expired', // CKR_PIN_EXPIRED
  164: 'locked', // CKR_PIN_LOCKED
  258: 'pin_not_set', // CKR_USER_PIN_NOT_INITIALIZED
};

/** What an answer means, given what the token says of its PIN since: a wrong PIN that locked it is told as locked. */
export function problemOf(answer: number, since: PinState): TokenProblem {
  const problem = meanings[answer] ?? 'failed';
  return problem === 'wrong_pin' && since !== 'usable' ? since : problem;
}
