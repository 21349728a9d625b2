import { type PDFContext, PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { completeSignature } from '../pades/complete-signature.ts';
import { sha256 } from '../pades/der.ts';
import { prepareSignature } from '../pades/prepare-signature.ts';
import type { PreparedSignature, SignatureField, StampPlace } from '../pades/prepared-signature.ts';
import { embedSignature } from '../pades/signed-data.ts';
import type { Signer } from '../pades/signer.ts';
import type { TimeStampAuthority } from '../pades/time-stamp.ts';

// Files for the table of `judge-bytes.test.ts`: honest ones, and what somebody with an editor makes of them.

export interface SigningWish {
  readonly signer: Signer;
  readonly authority?: TimeStampAuthority;
  readonly field?: string;
  readonly stamp?: { readonly pdf: Uint8Array; readonly place: StampPlace };
}

const fieldOf = ({ field = 'Chữ ký', stamp }: Partial<SigningWish>): SignatureField => ({
  ...{ field, name: 'Lê Thị Chi', reason: 'Ký duyệt', location: 'Lạc Thuỷ', at: Date.now() },
  ...(stamp && { stamp }),
});

export async function signed(pdf: Uint8Array, wish: SigningWish): Promise<Buffer> {
  const prepared = await prepareSignature(pdf, fieldOf(wish));
  return Buffer.from((await completeSignature(prepared, wish.signer, wish.authority)).pdf);
}

/** Lets `make` write the CMS over the digest or over the covered bytes, as another program would. */
export async function signedBy(
  pdf: Uint8Array,
  make: (prepared: PreparedSignature, covered: Buffer) => Uint8Array | Promise<Uint8Array>,
  change: (prepared: PreparedSignature) => PreparedSignature = (same) => same,
): Promise<Buffer> {
  const prepared = change(await prepareSignature(pdf, fieldOf({})));
  const [, open, close] = prepared.byteRange;
  const bytes = Buffer.from(prepared.pdf);
  return embedSignature(
    prepared,
    await make(prepared, Buffer.concat([bytes.subarray(0, open), bytes.subarray(close)])),
  );
}

/** Writes over text of the update in place, keeping its length, before it is signed. */
export function overwriting(from: string, to: string): (prepared: PreparedSignature) => PreparedSignature {
  return ({ pdf, byteRange }) => {
    const bytes = Buffer.from(pdf);
    const at = bytes.lastIndexOf(from);
    bytes.write(to.padEnd(from.length, ' '), at, 'latin1');
    return { pdf: bytes, byteRange, digest: sha256(bytes.subarray(0, byteRange[1]), bytes.subarray(byteRange[2])) };
  };
}

/** A time-stamp over the whole document, as archives add it. */
export function documentStamped(pdf: Uint8Array, authority: TimeStampAuthority): Promise<Buffer> {
  return signedBy(pdf, ({ digest }) => authority.stamp(digest), overwriting('/ETSI.CAdES.detached', '/ETSI.RFC3161'));
}

/** Changes a file by an incremental update, as an editor does. */
export async function edited(
  pdf: Uint8Array,
  change: (document: PDFDocument, save: (ref: PDFRef) => void, context: PDFContext) => void,
): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const snapshot = document.takeSnapshot();
  change(document, (ref) => snapshot.markRefForSave(ref), document.context);
  return Buffer.concat([pdf, await document.saveIncremental(snapshot, { useObjectStreams: false })]);
}

export const catalogOf = (document: PDFDocument): PDFRef => document.context.trailerInfo.Root as PDFRef;

export const key = PDFName.of;

/** An update by hand: objects by number, and where the table of contents should say that others lie. */
export function updated(
  pdf: Buffer,
  objects: Readonly<Record<number, string>>,
  moved: Readonly<Record<number, number>> = {},
  trailer = '',
): Buffer {
  const end = pdf.toString('latin1');
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)![1]);
  const root = [...end.matchAll(/\/Root (\d+ \d+ R)/g)].at(-1)![1];
  const size = Number([...end.matchAll(/\/Size (\d+)/g)].at(-1)![1]);
  let body = '\n';
  const places: Record<number, number> = { ...moved };
  for (const [number, text] of Object.entries(objects)) {
    places[Number(number)] = pdf.length + Buffer.byteLength(body, 'latin1');
    body += `${number} 0 obj\n${text}\nendobj\n`;
  }
  const table = Object.entries(places).map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const at = pdf.length + Buffer.byteLength(body, 'latin1');
  const tail = `xref\n${table.join('')}trailer\n<< /Size ${size + 50} /Root ${root} /Prev ${previous} ${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(body + tail, 'latin1')]);
}

/** Where an object begins, by its number. */
export const offsetOf = (pdf: Buffer, number: number): number => pdf.indexOf(`\n${number} 0 obj`) + 1;

/** Replaces text by text of the same length. */
export function replaced(pdf: Buffer, from: string | RegExp, to: (found: string) => string): Buffer {
  const text = pdf.toString('latin1');
  const found = typeof from === 'string' ? from : [...text.matchAll(from)].at(-1)?.[0];
  if (found === undefined || !text.includes(found)) throw new Error(`${from} is not in the file`);
  const at = text.lastIndexOf(found);
  return Buffer.from(text.slice(0, at) + to(found).padEnd(found.length, ' ') + text.slice(at + found.length), 'latin1');
}

/** Writes a character over another. */
export function replacedAt(pdf: Buffer, at: number, character: string): Buffer {
  const copy = Buffer.from(pdf);
  copy.write(character, at, 'latin1');
  return copy;
}

/** Turns one bit round. */
export function flipped(pdf: Buffer, at: number): Buffer {
  const copy = Buffer.from(pdf);
  copy[at] = copy[at]! ^ 1;
  return copy;
}

/** Where the last signature lies in the file. */
export function contentsOf(pdf: Buffer): { readonly from: number; readonly to: number } {
  const range = [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+)/g)].at(-1)!;
  return { from: Number(range[1]), to: Number(range[2]) };
}
