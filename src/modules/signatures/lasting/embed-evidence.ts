import { createHash } from 'node:crypto';
import { type PDFContext, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { pdfDate } from '../pades/pdf-date.ts';
import { hasPlainTable } from '../pades/plain-table.ts';

/** What proves a signature when those who could be asked are gone; all in DER. */
export interface SignatureEvidence {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
}

const name = PDFName.of;

/** The arrays of the store, and how the entry of one signature calls them (ISO 32000-2, 12.8.4.3 and 12.8.4.4). */
const kinds = [
  { of: 'certificates', inStore: 'Certs', inEntry: 'Cert' },
  { of: 'crls', inStore: 'CRLs', inEntry: 'CRL' },
  { of: 'ocspAnswers', inStore: 'OCSPs', inEntry: 'OCSP' },
] as const;

/**
 * Adds what proves the last signature to the document security store by an incremental update (ETSI EN 319 142-1,
 * baseline LT): every earlier byte stays, and so does what the store held before. `at` in milliseconds.
 */
export async function embedEvidence(pdf: Uint8Array, evidence: SignatureEvidence, at: number): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const snapshot = document.takeSnapshot();
  const { context, catalog } = document;
  // What changes is marked here by hand, as where signatures are prepared: the library's own watch searches the whole file.
  delete context.snapshot;
  const held = catalog.get(name('DSS'));
  const store = held ? context.lookup(held, PDFDict) : context.obj({ Type: 'DSS' });
  const entry = context.obj({ Type: 'VRI', TU: PDFString.of(pdfDate(at)) });
  for (const { of, inStore, inEntry } of kinds) {
    const refs = evidence[of].map((der) => keptIn(context, store, inStore, der));
    if (refs.length > 0) entry.set(name(inEntry), context.obj(refs));
  }
  const entries = store.lookupMaybe(name('VRI'), PDFDict) ?? context.obj({});
  entries.set(name(nameOf(pdf)), context.register(entry));
  store.set(name('VRI'), entries);
  for (const owner of [held, store.get(name('VRI'))]) if (owner instanceof PDFRef) snapshot.markRefForSave(owner);
  if (!held) {
    catalog.set(name('DSS'), context.register(store));
    snapshot.markRefForSave(context.trailerInfo.Root as PDFRef);
  }
  const update = await document.saveIncremental(snapshot, { useObjectStreams: !hasPlainTable(pdf) });
  return Buffer.concat([pdf, update]);
}

/** Where the store has a piece already, or has it now. */
function keptIn(context: PDFContext, store: PDFDict, key: string, der: Uint8Array): PDFRef {
  const made = context.flateStream(der);
  const array = context.lookup(store.get(name(key))) ?? context.obj([]);
  const refs = (array as ReturnType<PDFContext['obj']> & { asArray(): unknown[] }).asArray();
  const known = refs.find((ref) => {
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    return stream instanceof PDFRawStream && Buffer.from(stream.contents).equals(made.getContents());
  });
  if (known instanceof PDFRef) return known;
  const ref = context.register(made);
  store.set(name(key), context.obj([...(refs as PDFRef[]), ref]));
  return ref;
}

/** A signature is named by the SHA-1 of all that stands in its contents, the room it left included. */
function nameOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const [, open, close] = [...text.matchAll(/\/ByteRange ?\[0 (\d+) (\d+)/g)].at(-1) ?? [];
  if (open === undefined) throw new Error('There is no signature to prove');
  const contents = Buffer.from(text.slice(Number(open) + 1, Number(close) - 1), 'hex');
  return createHash('sha1').update(contents).digest('hex').toUpperCase();
}
