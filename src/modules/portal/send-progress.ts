import type { PortalContract } from '../../../reference/portal/contract.ts';
import type { CourseToTell } from './actions/claim-progress.ts';
import { type PortalAnswer, PortalAway, type PortalClient } from './portal-client.ts';
import { type ProgressStep, progressMessage } from './portal-message.ts';

/** What came of telling the steps of one course. */
export interface CourseSent {
  readonly course: CourseToTell;
  /** `not_sent` when they surely did not leave, `unclear` when nobody knows whether they arrived. */
  readonly outcome: 'not_sent' | 'unclear' | Answered;
  /** The version of the last step that is not to be told again; none when that is so of no step. */
  readonly until: number | undefined;
  readonly cutFields: readonly string[];
}

type Answered = Pick<PortalAnswer, 'outcome' | 'code' | 'words'>;

interface Step extends Pick<ProgressStep, 'version'> {
  readonly course: CourseToTell;
  readonly content: Readonly<Record<string, unknown>>;
  readonly cutFields: readonly string[];
}

/**
 * Tells the steps of several courses, in messages of as many as the contract allows. A message that is rejected is told
 * anew dossier by dossier, so that one does not stand in the way of another. Ends where the portal is away.
 */
export async function sendProgress(
  courses: readonly CourseToTell[],
  portal: PortalClient,
  contract: PortalContract,
): Promise<{ readonly sent: readonly CourseSent[]; readonly stoppedBy?: unknown }> {
  const steps = courses.flatMap((course) =>
    course.steps.map((step): Step => ({ course, version: step.version, ...progressMessage(step, contract) })),
  );
  const sent = new Map<CourseToTell, CourseSent>();
  const note = (own: readonly Step[], outcome: CourseSent['outcome']): void => {
    const { course } = own[0]!;
    const before = sent.get(course);
    if (isRejected(before?.outcome)) return;
    const until = outcome === 'not_sent' || isRejected(outcome) ? before?.until : own.at(-1)?.version;
    const cutFields = [...new Set([...(before?.cutFields ?? []), ...own.flatMap((step) => step.cutFields)])];
    sent.set(course, { course, outcome, until, cutFields });
  };
  const ask = async (some: readonly Step[]): Promise<Answered> => {
    const { outcome, code, words } = await portal.ask('CapNhatTienDoHoSoMC', {
      data: some.map(({ content }) => content),
    });
    return { outcome: outcome === 'exists' ? 'taken' : outcome, code, words };
  };
  const tell = async (some: readonly Step[]): Promise<void> => {
    const ofEach = [...Map.groupBy(some, ({ course }) => course).values()];
    try {
      const answer = await ask(some);
      if (answer.outcome === 'rejected' && ofEach.length > 1) for (const own of ofEach) await tell(own);
      else for (const own of ofEach) note(own, answer);
    } catch (error) {
      const isUnclear = error instanceof PortalAway && error.wasSent;
      for (const own of ofEach) if (!sent.has(own[0]!.course)) note(own, isUnclear ? 'unclear' : 'not_sent');
      throw error;
    }
  };
  try {
    for (const message of inMessages(steps, contract.stepsAtOnce)) await tell(message);
    return { sent: [...sent.values()] };
  } catch (error) {
    for (const { course } of steps)
      if (!sent.has(course)) sent.set(course, { course, outcome: 'not_sent', until: undefined, cutFields: [] });
    return { sent: [...sent.values()], stoppedBy: error };
  }
}

const isRejected = (outcome: CourseSent['outcome'] | undefined): boolean =>
  typeof outcome === 'object' && outcome.outcome === 'rejected';

function inMessages(steps: readonly Step[], most: number): Step[][] {
  return Array.from({ length: Math.ceil(steps.length / most) }, (_, i) => steps.slice(i * most, (i + 1) * most));
}
