import { fileTypeFromBlob } from 'file-type';
import { type Facts, Refusal } from '#platform/errors';
import type { PageEngine } from '#platform/pages/page-engine';
import type { Readings } from '#platform/sealed-file';
import { extensionOf, withExtension } from './file-name.ts';
import { type FileType, fileTypes, typeOf } from './file-types.ts';
import { lookIntoImage } from './looks/look-into-image.ts';
import { lookIntoOffice } from './looks/look-into-office.ts';
import { lookIntoPdf } from './looks/look-into-pdf.ts';

/** What a file turned out to be. */
export interface Inspected {
  readonly mediaType: string;
  /** With an extension, if it came without. */
  readonly name: string;
}

/** Looks at a file by its content: what it is, whether its name says the same, and whether it is whole and harmless. */
export async function inspectFile(
  pages: Pick<PageEngine, 'tryOut'>,
  content: Readings,
  sentName: string,
): Promise<Inspected> {
  if (content.size === 0) throw refuse('papers.empty', { name: sentName });
  const type = await recognise(content, sentName);
  const name = withExtension(sentName, type.extensions[0]!);
  const extension = extensionOf(name);
  if (!type.extensions.includes(extension)) throw refuse('papers.wrong_type', { name, extension, actual: type.label });
  await lookInto(pages, type, { content, name });
  return { mediaType: type.mediaType, name };
}

/** Some programs write Word and Excel files that can only be told from a ZIP by the parts inside. */
async function recognise(content: Readings, name: string): Promise<FileType> {
  const found = (await fileTypeFromBlob(asBlob(content)))?.mime.replace(/-sequence$/, '');
  const isZip = found === 'application/zip';
  const type = isZip
    ? fileTypes.find((one) => isOffice(name) && one.extensions.includes(extensionOf(name)))
    : typeOf(found ?? '');
  if (found === lockedOffice && isOffice(name)) throw refuse('papers.office_locked', { name });
  if (!type) throw refuse('papers.unknown_type', { name });
  return type;
}

/** What is looked for asks a blob for nothing but its size and stretches of its bytes. */
function asBlob({ size, read }: Readings): Blob {
  const slice = (start: number, end: number) => ({
    arrayBuffer: async () => new Uint8Array(await read(start, end - start)).buffer,
  });
  return { size, type: '', slice } as unknown as Blob;
}

/** Word and Excel put a file with a password into a container of an older kind (MS-OFFCRYPTO, 2.3). */
const lockedOffice = 'application/x-cfb';

const isOffice = (name: string): boolean =>
  fileTypes.some(({ kind, extensions }) => kind === 'office' && extensions.includes(extensionOf(name)));

interface Looked {
  readonly content: Readings;
  readonly name: string;
}

/** Photos of the kind that cannot be decoded here have nothing to look into. */
async function lookInto(pages: Pick<PageEngine, 'tryOut'>, type: FileType, { content, name }: Looked): Promise<void> {
  if (type.kind === 'pdf') await lookIntoPdf(content, name);
  if (type.kind === 'image') await lookIntoImage(pages, { content, name, mediaType: type.mediaType });
  if (type.kind === 'office') await lookIntoOffice(content, name, type.extensions[0]!);
}

const refuse = (code: string, facts: Facts): Refusal => new Refusal(code, facts, 422);
