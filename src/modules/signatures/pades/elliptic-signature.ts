import { derElement } from './der.ts';

const sequence = 0x30;
const integer = 0x02;

/** An elliptic signature as CMS wants it, a DER sequence, of one whose two numbers stand side by side. */
export function derOfNumbers(signature: Uint8Array): Buffer {
  const half = signature.length / 2;
  const numbers = [signature.subarray(0, half), signature.subarray(half)].map((bytes) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.subarray(first < 0 ? half - 1 : first);
    return derElement(integer, short[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
  });
  return derElement(sequence, Buffer.concat(numbers));
}
