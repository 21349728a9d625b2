import { href } from '#platform/route';

/** The pages of filing in their order, with the word by which each stands in its address. */
export const filingSteps = [
  { key: 'where', path: 'noi-nop' },
  { key: 'answers', path: 'to-khai' },
  { key: 'papers', path: 'giay-to' },
  { key: 'people', path: 'nguoi-nop' },
  { key: 'review', path: 'xem-lai' },
] as const;

export type FilingStepKey = (typeof filingSteps)[number]['key'];

/** The number of a step, from 1. */
export function numberOfStep(key: FilingStepKey): number {
  return filingSteps.findIndex((step) => step.key === key) + 1;
}

/** The address of a step of a draft; of the first one for a word that is no step. */
export function stepAddress(draftId: string, key: string): string {
  const { path } = filingSteps.find((step) => step.key === key) ?? filingSteps[0];
  return href(`/nop-ho-so/nhap/:draft/${path}`, { draft: draftId });
}

/** The step before or after another; the ends stay where they are. */
export function stepBeside(key: FilingStepKey, by: 1 | -1): FilingStepKey {
  const index = Math.min(filingSteps.length, Math.max(1, numberOfStep(key) + by)) - 1;
  return filingSteps[index]?.key ?? key;
}
