import { Refusal } from '#platform/errors';
import type { JobTask } from '#platform/jobs';
import { mistakesOfRecogniser } from '../invariants.ts';

export const selfTest: JobTask = {
  task: 'digitisation.self_test',
  does: 'Reads a printed line shortly after each start, and tells the operator when the recogniser does not work on this machine.',
  atStart: true,
  async run(_payload, { tools }) {
    const [mistake] = await mistakesOfRecogniser(tools).catch(nothingWhenStopping);
    if (mistake) throw new Error(`The recogniser of printed papers does not work here: ${mistake}`);
  },
};

/** A product that stops gives the reading up; the next start tries again. */
function nothingWhenStopping(error: unknown): string[] {
  if (error instanceof Refusal && error.code === 'pages.closed') return [];
  throw error;
}
