// ASN.1 where it is read often: the libraries that show every field of a certificate take longer for one time-stamp than
// the rest of signing together.

/** One element of an ASN.1 encoding (X.690): DER, or BER as some programs write PKCS#12 files. */
export interface BerElement {
  readonly tag: number;
  /** Without tag and length, and without the mark that ends one of indefinite length. */
  readonly content: Buffer;
  /** All of it. */
  readonly whole: Buffer;
}

/** The universal tags that are looked for, and the explicit `[0]`. */
export const tags = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, explicit: 0xa0 } as const;

const [constructed, indefinite] = [0x20, 0x80];
const endOfContents = 2;

/** Reads the element at the beginning of `bytes`; throws when it is cut off or its tag is a long one. */
export function readBer(bytes: Buffer): BerElement {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('This is no ASN.1');
  if (first === indefinite && tag & constructed) {
    const length = childrenIn(bytes.subarray(2), true).reduce((sum, { whole }) => sum + whole.length, 0);
    const content = bytes.subarray(2, 2 + length);
    return { tag, content, whole: bytes.subarray(0, 2 + length + endOfContents) };
  }
  const more = first < indefinite ? 0 : first & 0x7f;
  if (more > 4) throw new Error('An element is too long');
  const start = 2 + more;
  const end = start + (more === 0 ? first : bytes.readUIntBE(2, more));
  if (end > bytes.length) throw new Error('An element is cut off');
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(0, end) };
}

/** The elements inside one that is made of others. */
export const childrenOf = ({ content }: BerElement): BerElement[] => childrenIn(content, false);

function childrenIn(bytes: Buffer, isIndefinite: boolean): BerElement[] {
  const children: BerElement[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    if (isIndefinite && rest[0] === 0 && rest[1] === 0) return children;
    const child = readBer(rest);
    children.push(child);
    rest = rest.subarray(child.whole.length);
  }
  if (isIndefinite) throw new Error('An element does not end');
  return children;
}

/** The parts of the SignedData in a ContentInfo (RFC 5652, 3 and 5.1), such as a time-stamp token; none of anything else. */
export function signedDataParts(contentInfo: BerElement): BerElement[] {
  const [, wrapped] = childrenOf(contentInfo);
  const [signedData] = wrapped ? childrenOf(wrapped) : [];
  return signedData ? childrenOf(signedData) : [];
}

/** The bytes of an octet string, which BER may write in pieces. */
export function octetsOf(element: BerElement): Buffer {
  return element.tag & constructed ? Buffer.concat(childrenOf(element).map(octetsOf)) : element.content;
}

/** A whole number that is not negative. */
export function numberOf({ content }: BerElement): number {
  if (content.length === 0 || content.length > 6) throw new Error('A number is too large');
  return content.readUIntBE(0, content.length);
}
