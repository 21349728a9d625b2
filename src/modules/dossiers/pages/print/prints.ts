import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import type { DossierFile } from '../../dossier-file.ts';
import type { OfficialForm } from '../../official-papers/official-paper.ts';
import { printMessages } from '../../print-messages.ts';

/** The forms that are about one dossier; the tracking register is about many. */
export type PrintForm = Exclude<OfficialForm, 'tracking-register'>;

/** What each form is called in addresses and names of files. */
export const printNames: Readonly<Record<PrintForm, string>> = {
  'intake-slip': 'giay-tiep-nhan',
  'supplement-request': 'yeu-cau-bo-sung',
  refusal: 'tu-choi',
  apology: 'xin-loi-hen-lai',
  'stop-notice': 'dung-giai-quyet',
  'process-control': 'phieu-kiem-soat',
};

/** An official paper that exists for a dossier. */
export interface Print {
  readonly form: PrintForm;
  /** The first, second … of several supplement requests. */
  readonly time?: number;
  label(locale: Locale): string;
}

/** The official papers (forms 01–06) that exist for a dossier now, in the order of their forms; of a destroyed one its course alone. */
export function printsOf(file: DossierFile): Print[] {
  const { dossier, steps, supplements, refusal, apology, withdrawal } = file;
  if (dossier.destroyedAt) return steps.length === 0 ? [] : [print('process-control')];
  return [
    ...(dossier.receivedAt === null ? [] : [print('intake-slip')]),
    ...supplements.map((_, i) => print('supplement-request', supplements.length > 1 ? i + 1 : undefined)),
    ...(refusal ? [print('refusal')] : []),
    ...(apology ? [print('apology')] : []),
    ...(withdrawal ? [print('stop-notice')] : []),
    ...(steps.length === 0 ? [] : [print('process-control')]),
  ];
}

/** How the result can be printed: a draft to read, or a paper that is sealed by hand. Sealed digitally, the file is the original. */
export function printOfResult({ dossier, result, resultPaper }: DossierFile): 'draft' | 'paper' | undefined {
  if (dossier.destroyedAt || !result || (resultPaper?.sealedAt ?? null) !== null) return undefined;
  return result.approvedAt === null ? 'draft' : 'paper';
}

/** Forms 01–05 go to the people of the dossier; the process control sheet stays with the staff. */
export function printsForCitizen(file: DossierFile): Print[] {
  return printsOf(file).filter(({ form }) => form !== 'process-control');
}

/** Where the paper is: under the dossier's page of the staff or of its people. */
export function printHref({ form, time }: Print, code: string, reader: 'staff' | 'citizen'): string {
  const page = reader === 'staff' ? '/can-bo/ho-so/:code' : '/ho-so-cua-toi/:code';
  return href(`${page}/in/${printNames[form]}.pdf`, { code }, { lan: time === undefined ? undefined : String(time) });
}

function print(form: PrintForm, time?: number): Print {
  const label = (locale: Locale) => {
    const { papers, nth } = printMessages(locale);
    return time === undefined ? papers[form] : nth(papers[form], time);
  };
  return time === undefined ? { form, label } : { form, time, label };
}
