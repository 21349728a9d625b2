import koffi from 'koffi';

/** What a function of a token's library answered other than that all is well. */
export class CryptokiError extends Error {
  override readonly name = 'CryptokiError';
  readonly code: number;

  constructor(does: string, code: number) {
    super(`${does} answered 0x${code.toString(16)}`);
    this.code = code;
  }
}

/** Where functions stand in the table of PKCS#11 2.40 (CK_FUNCTION_LIST), and what they are handed. */
const table = {
  C_Initialize: [0, 'void *'],
  C_GetSlotList: [4, 'uchar', 'void *', 'void *'],
  C_GetTokenInfo: [6, 'ulong', 'void *'],
  C_GetMechanismList: [7, 'ulong', 'void *', 'void *'],
  C_InitToken: [9, 'ulong', 'void *', 'ulong', 'void *'],
  C_InitPIN: [10, 'ulong', 'void *', 'ulong'],
  C_OpenSession: [12, 'ulong', 'ulong', 'void *', 'void *', 'void *'],
  C_CloseAllSessions: [14, 'ulong'],
  C_Login: [18, 'ulong', 'ulong', 'void *', 'ulong'],
  C_Logout: [19, 'ulong'],
  C_CreateObject: [20, 'ulong', 'void *', 'ulong', 'void *'],
  C_GetAttributeValue: [24, 'ulong', 'ulong', 'void *', 'ulong'],
  C_FindObjectsInit: [26, 'ulong', 'void *', 'ulong'],
  C_FindObjects: [27, 'ulong', 'void *', 'ulong', 'void *'],
  C_FindObjectsFinal: [28, 'ulong'],
  C_SignInit: [42, 'ulong', 'void *', 'ulong'],
  C_Sign: [43, 'ulong', 'void *', 'ulong', 'void *', 'void *'],
} as const;

type Argument = number | Uint8Array | null;

/** Calls a function of the library by its name in PKCS#11; throws {@link CryptokiError} when it answers anything but CKR_OK. */
export type Cryptoki = (name: keyof typeof table, ...args: readonly Argument[]) => void;

/** CK_VERSION and what aligns the first function, then pointers side by side; on Windows it would be another. */
const tableStart = 8;
const wordSize = 8;

/**
 * Loads the library of a token's maker and begins with it. It is code that nobody here has read: only a process apart
 * calls this. Throws when the file is no such library.
 */
export function loadCryptoki(path: string): Cryptoki {
  const found = Buffer.alloc(wordSize);
  const getTable = koffi.load(path).func('C_GetFunctionList', 'ulong', ['void *']);
  assertWell('C_GetFunctionList', getTable(found));
  const list = found.readBigUInt64LE();
  const call: Cryptoki = (name, ...args) => {
    const [index, ...types] = table[name];
    const at = koffi.decode(list, tableStart + index * wordSize, 'uint64') as bigint | number;
    assertWell(name, koffi.call(BigInt(at), koffi.proto('ulong', [...types]), ...args));
  };
  call('C_Initialize', null);
  return call;
}

function assertWell(does: string, answer: number | bigint): void {
  if (Number(answer) !== 0) throw new CryptokiError(does, Number(answer));
}

/** A CK_ULONG as the libraries of 64-bit Linux and macOS have it. */
export function ulong(value = 0): Buffer {
  const bytes = Buffer.alloc(wordSize);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** What stands in a CK_ULONG; "not available" (all ones) is beyond every number one could mean. */
export const ulongIn = (bytes: Buffer, at = 0): number => Number(bytes.readBigUInt64LE(at));

/** Some attributes as a template (CK_ATTRIBUTE), which must be kept for as long as the library may look at it. */
export interface Template {
  readonly bytes: Buffer;
  readonly count: number;
  readonly values: readonly Buffer[];
}

const _attributeSize = 3 * wordSize;

/** Sets attributes side by side: each its type, where its value lies and how long it is. */
export function template(attributes: readonly (readonly [type: number, value: Uint8Array])[]): Template {
  const values = attributes.map(([, value]) => Buffer.from(value));
  const parts = attributes.map(([type], i) => {
    const { length } = values[i]!;
    return Buffer.concat([ulong(type), pointerTo(values[i]!), ulong(length)]);
  });
  return { bytes: Buffer.concat(parts), count: attributes.length, values };
}

function pointerTo(bytes: Buffer): Buffer {
  const pointer = Buffer.alloc(wordSize);
  if (bytes.length > 0) pointer.writeBigUInt64LE(BigInt(koffi.address(bytes)));
  return pointer;
}

/** A mechanism without parameters (CK_MECHANISM). */
export const mechanism = (type: number): Buffer => Buffer.concat([ulong(type), ulong(), ulong()]);

/** The value of an attribute of an object; undefined when the token does not tell it. */
export function attributeOf(call: Cryptoki, session: number, object: number, type: number): Buffer | undefined {
  const asked = template([[type, new Uint8Array()]]);
  try {
    call('C_GetAttributeValue', session, object, asked.bytes, 1);
  } catch (error) {
    if (!(error instanceof CryptokiError && withoutIt.includes(error.code))) throw error;
    return undefined;
  }
  const length = ulongIn(asked.bytes, 2 * wordSize);
  if (length > largestValue) return undefined;
  const read = template([[type, new Uint8Array(length)]]);
  call('C_GetAttributeValue', session, object, read.bytes, 1);
  return read.values[0]!;
}

/** CKR_ATTRIBUTE_SENSITIVE and CKR_ATTRIBUTE_TYPE_INVALID. */
const withoutIt: readonly number[] = [0x11, 0x12];
const largestValue = 100_000;

const mostObjects = 100;

/** The handles of the objects that have these attributes; a hundred at most. */
export function findObjects(call: Cryptoki, session: number, wanted: Template): number[] {
  call('C_FindObjectsInit', session, wanted.bytes, wanted.count);
  try {
    const [handles, count] = [Buffer.alloc(mostObjects * wordSize), ulong()];
    call('C_FindObjects', session, handles, mostObjects, count);
    return Array.from({ length: ulongIn(count) }, (_, i) => ulongIn(handles, i * wordSize));
  } finally {
    call('C_FindObjectsFinal', session);
  }
}

/** The slots in which there is a token. */
export function slotsWithToken(call: Cryptoki): number[] {
  const count = ulong();
  call('C_GetSlotList', 1, null, count);
  const slots = Buffer.alloc(ulongIn(count) * wordSize);
  if (slots.length > 0) call('C_GetSlotList', 1, slots, count);
  return Array.from({ length: Math.min(ulongIn(count), slots.length / wordSize) }, (_, i) =>
    ulongIn(slots, i * wordSize),
  );
}
