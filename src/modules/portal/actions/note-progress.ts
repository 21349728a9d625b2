import type { Act } from '#platform/journal';
import { insertExchanges } from '../exchange-store.ts';
import type { CourseSent } from '../send-progress.ts';
import { saveProgress, saveRejected } from '../told-dossier-store.ts';

/** Writes down what came of telling the course of a dossier; what was not told is told another time. */
export async function noteProgress(act: Act, { course, outcome, until, cutFields }: CourseSent): Promise<void> {
  const { told } = course;
  const isWhole = until === course.steps.at(-1)?.version;
  if (!isWhole) await saveProgress(act.tx, told, until ?? told.progressVersion);
  if (outcome === 'not_sent') return;
  const answer = outcome === 'unclear' ? undefined : outcome;
  await insertExchanges(act.tx, told, [
    {
      ...{ kind: 'progress', version: told.toldVersion, at: act.now, outcome: answer?.outcome ?? 'unclear', cutFields },
      ...{ answerCode: answer?.code ?? null, answerWords: answer?.words ?? null },
    },
  ]);
  if (answer?.outcome !== 'rejected') return;
  await saveRejected(act.tx, told, { code: answer.code, words: answer.words, now: act.now });
}
