import { type Feedback, fileFeedback } from '#modules/feedback';
import { keepFeedbackCourse } from '#modules/indicators';
import { getAgency } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { type FeedbackSketch, feedbackSketches } from './feedback-sketches.ts';

const day = 86_400_000;

/**
 * Lets a handful of feedback happen in the demonstration before `now` (milliseconds), by the actions people use, and lets the
 * index keep what became of it. Nothing leaves the process for what never was.
 */
export async function loadFeedback(database: Database, now: number): Promise<void> {
  const agencies = [...new Set(feedbackSketches.map(({ agencyId }) => agencyId))];
  await database.write({ agencies }, async (tx) => {
    for (const sketch of feedbackSketches.toSorted((a, b) => b.ago - a.ago)) {
      const filedAt = instantOf(dayOf(now - sketch.ago * day), 9 * 60);
      const acting = (who: Act['who'], hoursLater: number) =>
        beginAct(tx, who, filedAt + hoursLater * 3_600_000, keepFeedbackCourse);
      let feedback = await file(acting(sketch.clerk ?? systemFor(sketch.agencyId), 0), sketch);
      for (const { who, hoursLater, does } of sketch.turns)
        if (filedAt + hoursLater * 3_600_000 <= now)
          feedback = (await does(acting(who, hoursLater), feedback)) ?? feedback;
    }
  });
}

async function file(
  act: Act,
  { agencyId, channel, content, place, mayPost, sender }: FeedbackSketch,
): Promise<Feedback> {
  const matter = { channel, portalNumber: null, content, place, dossierCode: null, fileIds: [], mayPost };
  const { feedback } = await fileFeedback(act, await getAgency(act.tx, agencyId), matter, sender);
  return feedback;
}
