import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { sha256 } from './der.ts';
import { pdfDate } from './pdf-date.ts';
import { hasPlainTable } from './plain-table.ts';
import {
  type FootPlace,
  type PreparedSignature,
  type SignatureField,
  type StampPlace,
  signatureRoom,
} from './prepared-signature.ts';

const wide = 9_999_999_999;
const name = PDFName.of;

type Opened = { readonly document: PDFDocument; readonly snapshot: ReturnType<PDFDocument['takeSnapshot']> };

/**
 * Adds a signature field by an incremental update, so that every earlier byte, and with it every earlier signature,
 * stays as it is (ETSI EN 319 142-1, baseline). Throws on a PDF the library cannot read.
 */
export async function prepareSignature(pdf: Uint8Array, field: SignatureField): Promise<PreparedSignature> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const opened: Opened = { document, snapshot: document.takeSnapshot() };
  // What changes is marked here by hand; the library's own watch searches the whole file at each change, which was most of
  // the work.
  delete document.context.snapshot;
  await addField(opened, field);
  const update = await document.saveIncremental(opened.snapshot, { useObjectStreams: !hasPlainTable(pdf) });
  return fillInRange(Buffer.concat([pdf, update]), pdf.length);
}

async function addField(opened: Opened, field: SignatureField): Promise<void> {
  const { context } = opened.document;
  const { place, growsBy = 0 } = field.stamp ?? {};
  const page = pageOf(opened, place);
  if (growsBy > 0) growDownwards(opened, page, growsBy);
  const rect = place ? rectOn(page, place) : [0, 0, 0, 0];
  const appearance = await appearanceOf(opened, field, rect);
  const widget = context.obj({
    ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, Rect: rect },
    ...{ T: PDFHexString.fromText(field.field), V: context.register(signatureOf(opened, field)), P: page.ref },
    AP: { N: appearance },
  });
  const ref = context.register(widget);
  append(opened, page.node, page.ref, 'Annots', ref);
  enterInForm(opened, ref);
}

function signatureOf({ document: { context } }: Opened, { name: signer, reason, location, at }: SignatureField) {
  const range = PDFArray.withContext(context);
  for (const number of [0, wide, wide, wide]) range.push(PDFNumber.of(number));
  return context.obj({
    ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: range },
    ...{ Contents: PDFHexString.of('0'.repeat(signatureRoom * 2)), M: PDFString.of(pdfDate(at)) },
    Name: PDFHexString.fromText(signer),
    Reason: PDFHexString.fromText(reason),
    Location: PDFHexString.fromText(location),
  });
}

const points = (millimetres: number): number => Math.round((millimetres / 25.4) * 7_200) / 100;

const isAtFoot = (place: StampPlace | FootPlace): place is FootPlace => 'bottom' in place;

function pageOf({ document }: Opened, place: StampPlace | FootPlace | undefined): PDFPage {
  if (place && isAtFoot(place)) return document.getPage(document.getPageCount() - 1);
  return document.getPage((place?.page ?? 1) - 1);
}

function rectOn(page: PDFPage, place: StampPlace | FootPlace): number[] {
  return isAtFoot(place) ? rectAtFoot(place, page) : rectOf(place, page.getHeight());
}

/** Points of the page for one millimetre of a place at its foot. */
const footMillimetre = (page: PDFPage): number => page.getMediaBox().width / 210;

function rectAtFoot({ left, bottom, width, height }: FootPlace, page: PDFPage): number[] {
  const { x, y } = page.getMediaBox();
  const unit = footMillimetre(page);
  return [x + left * unit, y + bottom * unit, x + (left + width) * unit, y + (bottom + height) * unit].map(
    (each) => Math.round(each * 100) / 100,
  );
}

/** The page begins lower than it did; everything on it stays where it is. */
function growDownwards({ document: { context }, snapshot }: Opened, page: PDFPage, growsBy: number): void {
  const { x, y, width, height } = page.getMediaBox();
  const lower = Math.round((y - growsBy * footMillimetre(page)) * 100) / 100;
  page.node.set(name('MediaBox'), context.obj([x, lower, x + width, y + height]));
  page.node.delete(name('CropBox'));
  snapshot.markRefForSave(page.ref);
}

function rectOf({ left, top, width, height }: StampPlace, pageHeight: number): number[] {
  const upper = pageHeight - points(top);
  return [points(left), upper - points(height), points(left + width), upper];
}

/** A number as PDF has them: without an exponent, which a viewer cannot read and draws nothing for. */
const written = (number: number): string => number.toFixed(5);

/** The stamp as a form XObject made of a page that is itself PDF/A, so that the document stays PDF/A. */
async function appearanceOf({ document }: Opened, { stamp }: SignatureField, rect: number[]): Promise<PDFRef> {
  const { context } = document;
  const [left = 0, lower = 0, end = 0, upper = 0] = rect;
  const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, end - left, upper - lower] };
  if (!stamp) return context.register(context.stream('', { ...box, Resources: {} }));
  const [drawn] = await document.embedPdf(stamp.pdf, [0]);
  if (!drawn) throw new Error('The stamp has no page');
  await drawn.embed();
  const scale = Math.min((end - left) / drawn.width, (upper - lower) / drawn.height);
  const [x, y] = [(end - left - drawn.width * scale) / 2, (upper - lower - drawn.height * scale) / 2];
  const [size, right, up] = [scale, x, y].map(written);
  const drawing = `q ${size} 0 0 ${size} ${right} ${up} cm /S Do Q`;
  return context.register(context.stream(drawing, { ...box, Resources: { XObject: { S: drawn.ref } } }));
}

/** Adds to the array `key` of a dictionary that is saved as `owner`, wherever that array lies. */
function append({ document: { context }, snapshot }: Opened, dict: PDFDict, owner: PDFRef, key: string, item: PDFRef) {
  const held: PDFObject | undefined = dict.get(name(key));
  if (held instanceof PDFRef) {
    context.lookup(held, PDFArray).push(item);
    snapshot.markRefForSave(held);
    return;
  }
  if (held instanceof PDFArray) held.push(item);
  else dict.set(name(key), context.obj([item]));
  snapshot.markRefForSave(owner);
}

/** 3: the document holds signatures, and is only ever added to (ISO 32000-1, table 219). */
const signaturesAppendOnly = 3;

function enterInForm(opened: Opened, widget: PDFRef): void {
  const { document, snapshot } = opened;
  const { context, catalog } = document;
  const root = context.trailerInfo.Root as PDFRef;
  const held = catalog.get(name('AcroForm'));
  const owner = held instanceof PDFRef ? held : root;
  const form = held ? context.lookup(held, PDFDict) : context.obj({ Fields: [] });
  form.set(name('SigFlags'), PDFNumber.of(signaturesAppendOnly));
  if (!held) catalog.set(name('AcroForm'), form);
  append(opened, form, owner, 'Fields', widget);
  snapshot.markRefForSave(owner);
}

/** Writes where the signature lies over the wide numbers that kept the room, and adds up all the rest. */
function fillInRange(pdf: Buffer, from: number): PreparedSignature {
  const open = pdf.indexOf('<00000000', from);
  const close = pdf.indexOf('>', open) + 1;
  const rangeAt = pdf.indexOf('/ByteRange', from);
  const rangeEnd = pdf.indexOf(']', rangeAt) + 1;
  if (open < 0 || rangeAt < 0) throw new Error('The room for the signature is not in the update');
  const byteRange = [0, open, close, pdf.length - close] as const;
  pdf.write(`/ByteRange [${byteRange.join(' ')}]`.padEnd(rangeEnd - rangeAt, ' '), rangeAt, 'latin1');
  return { pdf, byteRange, digest: sha256(pdf.subarray(0, open), pdf.subarray(close)) };
}
