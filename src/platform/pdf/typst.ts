import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { fontCoverage } from './font-coverage.ts';
import type { PdfJob, PdfPlace, PdfWithPlaces } from './pdf-job.ts';
import { printableText } from './printable-text.ts';

/** Tinos: free, of the same widths as the Times New Roman that Nghị định 30/2020/NĐ-CP asks for. */
const fontFiles = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
];

/** Rounds of unused cache to keep; more only fills memory (1.4 MB a document without eviction). */
const cacheAge = 3;

/**
 * Prepares the typesetter for the checkout at `root`. Templates may read files under `src/` only; data reaches them as
 * `sys.inputs.data` (JSON) and `sys.inputs.title`, as strings, never as markup.
 */
export function openTypst(root: string): (job: PdfJob) => PdfWithPlaces {
  const fonts = readFonts(root);
  const coverage = fonts.map(fontCoverage);
  const draws = (codePoint: number) => coverage.every((drawn) => drawn.has(codePoint));
  const compiler = NodeCompiler.create({ workspace: join(root, 'src'), fontArgs: [{ fontBlobs: fonts }] });
  const printable = (_key: string, value: unknown) => (typeof value === 'string' ? printableText(value, draws) : value);
  return (job) => {
    try {
      const data = JSON.stringify(JSON.parse(job.data, printable));
      for (const [path, picture] of Object.entries(job.pictures ?? {}))
        compiler.mapShadow(join(root, 'src', path), Buffer.from(picture));
      return typeset(compiler, join(root, job.template), { data, title: printableText(job.title, draws) }, job);
    } finally {
      compiler.resetShadow();
      compiler.evictCache(cacheAge);
    }
  };
}

function readFonts(root: string): Buffer[] {
  const fromRoot = createRequire(join(root, 'package.json'));
  return fontFiles.map((file) => readFileSync(fromRoot.resolve(`@expo-google-fonts/tinos/${file}`)));
}

function typeset(
  compiler: NodeCompiler,
  mainFilePath: string,
  inputs: Record<string, string>,
  { createdAt, standard = 'a-2a', tagged = true }: PdfJob,
): PdfWithPlaces {
  const compiled = compiler.compile({ mainFilePath, inputs, resetRead: true });
  const error = compiled.takeError();
  if (error) throw new Error(messagesOf(error).join('; '));
  refuseWarnings(compiled.takeWarnings());
  if (!compiled.result) throw new Error('No document came out');
  const creationTimestamp = Math.floor(createdAt / 1000);
  const pdf = compiler.pdf(compiled.result, { pdfStandard: standard, pdfTags: tagged, creationTimestamp });
  const places = compiler.query(compiled.result, { selector: '<place>', field: 'value' }) as PdfPlace[];
  return { pdf: new Uint8Array(pdf), places };
}

/** A missing font is only a warning to the typesetter, which then takes another; a paper must not go out like that. */
function refuseWarnings(warnings: NodeError | null): void {
  const messages = warnings ? messagesOf(warnings) : [];
  if (messages.length > 0) throw new Error(messages.join('; '));
}

function messagesOf(error: NodeError): string[] {
  return error.shortDiagnostics.map((one: { message?: string }) => one.message ?? JSON.stringify(one));
}
