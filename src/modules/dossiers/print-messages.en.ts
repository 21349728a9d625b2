import type { vi } from './print-messages.vi.ts';

export const en: typeof vi = {
  heading: 'Print papers',
  papers: {
    'intake-slip': 'Intake slip',
    'supplement-request': 'Supplement request',
    refusal: 'Refusal',
    apology: 'Apology and new day',
    'stop-notice': 'Notice of stopping',
    'process-control': 'Process control sheet',
  },
  result: { draft: 'Draft of the result', paper: 'Result' },
  nth: (paper, time) => `${paper} ${time}`,
};
