import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';

/** Whose certificate and key lie in a folder, as `<name>.crt` and `<name>.key`. */
export interface OutsideKey {
  readonly folder: string;
  readonly name: string;
}

const room = 8_192;
const wide = 9_999_999_999;

/** Signs a PDF as a program on an officer's computer does, with `openssl` and nothing of ours; `alter` meddles with it first. */
export async function signOutside(
  pdf: Uint8Array,
  { folder, name }: OutsideKey,
  { field = 'Signature1', alter = () => undefined }: { field?: string; alter?: (document: PDFDocument) => void } = {},
): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const snapshot = document.takeSnapshot();
  const { context, catalog } = document;
  const range = PDFArray.withContext(context);
  for (const number of [0, wide, wide, wide]) range.push(PDFNumber.of(number));
  const signature = context.register(
    context.obj({
      ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: range },
      Contents: PDFHexString.of('0'.repeat(room * 2)),
    }),
  );
  const page = document.getPage(0);
  const widget = context.register(
    context.obj({
      ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, Rect: [0, 0, 0, 0], P: page.ref },
      ...{ T: PDFHexString.fromText(field), V: signature },
    }),
  );
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  page.node.set(PDFName.of('Annots'), context.obj([...annotations, widget]));
  const held = catalog.getAcroForm();
  if (held) held.addField(widget);
  else catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [widget], SigFlags: 3 }));
  alter(document);
  for (const ref of [page.ref, context.trailerInfo.Root as PDFRef]) snapshot.markRefForSave(ref);
  const update = await document.saveIncremental(snapshot, { useObjectStreams: false });
  return embedded(Buffer.concat([pdf, update]), pdf.length, (covered) => cms(covered, folder, name));
}

function embedded(pdf: Buffer, from: number, sign: (covered: Buffer) => Buffer): Buffer {
  const open = pdf.indexOf('<0000', from);
  const close = pdf.indexOf('>', open) + 1;
  const at = pdf.indexOf('/ByteRange', from);
  const end = pdf.indexOf(']', at) + 1;
  pdf.write(`/ByteRange [0 ${open} ${close} ${pdf.length - close}]`.padEnd(end - at), at, 'latin1');
  const signature = sign(Buffer.concat([pdf.subarray(0, open), pdf.subarray(close)]));
  pdf.write(signature.toString('hex'), open + 1, 'latin1');
  return pdf;
}

function cms(covered: Buffer, folder: string, name: string): Buffer {
  writeFileSync(join(folder, 'covered.bin'), covered);
  const by = ['-signer', `${name}.crt`, '-inkey', `${name}.key`, '-md', 'sha256', '-cades'];
  const args = ['cms', '-sign', '-binary', '-in', 'covered.bin', '-outform', 'DER', '-out', 'signature.der', ...by];
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, 'signature.der'));
}
