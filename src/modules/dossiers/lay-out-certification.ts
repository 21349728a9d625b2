import type { Agency } from '#modules/organisation';
import type { Specimen } from '#modules/signatures';
import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { qrSvg } from '#platform/pdf/qr';
import { footOfCopy } from '../../../reference/signatures/stamps.ts';
import type { CertifiedCopy } from './certified-copy.ts';

/** What is certified of a scan, and by whom. */
export interface CertificationToLayOut {
  readonly statement: string;
  readonly line: Pick<CertifiedCopy, 'original' | 'pages'>;
  readonly dossierCode: string;
  readonly agency: Pick<Agency, 'name'>;
  readonly signer: { readonly name: string; readonly position: string; readonly onBehalf: string | null };
  readonly handwriting: Pick<Specimen, 'picture'> | undefined;
  /** Where anybody checks the copy. */
  readonly checkUrl: string;
}

const template = 'src/modules/dossiers/official-papers/certification.typ';
const picture = '/handwriting.png';

/** Draws what stands under the last page of a certified scan, with room for the seal; `at` (milliseconds) dates the file. */
export function layOutCertification(engine: PdfEngine, c: CertificationToLayOut, at: number): Promise<Uint8Array> {
  const { statement, line, dossierCode, agency, signer, handwriting, checkUrl } = c;
  const data = {
    ...{ statement, original: line.original, pages: line.pages, dossierCode, agency: agency.name, signer },
    ...{ checkUrl, qr: qrSvg(checkUrl), size: footOfCopy.statement, seal: footOfCopy.drawnSeal },
    ...(handwriting && { handwriting: picture }),
  };
  return engine.render(template, data, {
    ...{ title: statement, createdAt: at, standard: 'a-2b', tagged: false },
    ...(handwriting && { pictures: { [picture]: handwriting.picture } }),
  });
}
