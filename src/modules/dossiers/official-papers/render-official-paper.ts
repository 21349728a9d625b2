import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { forPrint } from './for-print.ts';
import { type OfficialForm, type OfficialPapers, officialForms, officialPaperTemplate } from './official-paper.ts';

/**
 * Prints one of the forms 01–07 of Phụ lục I, Thông tư 03/2025/TT-VPCP, as tagged PDF/A-2a in Vietnamese.
 * `createdAt` (milliseconds) dates the file. Refuses with `pdf.queue_full` when the engine has too much to do.
 */
export function renderOfficialPaper<F extends OfficialForm>(
  engine: PdfEngine,
  form: F,
  paper: OfficialPapers[F],
  createdAt: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { number, title } = officialForms[form];
  const words = { ...forPrint[form](paper), formNumber: number, formTitle: title };
  return engine.render(officialPaperTemplate(form), words, { title: fullTitle(title, paper), createdAt });
}

function fullTitle(title: string, paper: OfficialPapers[OfficialForm]): string {
  return 'dossierCode' in paper ? `${title} ${paper.dossierCode}` : title;
}
