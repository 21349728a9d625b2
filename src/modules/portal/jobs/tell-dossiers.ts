import { systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { newId } from '#platform/identifiers';
import type { JobContext, JobTask } from '#platform/jobs';
import type { Job } from '#platform/journal';
import { portalContractOn } from '../../../../reference/portal/contract.ts';
import { claimProgress } from '../actions/claim-progress.ts';
import { noteProgress } from '../actions/note-progress.ts';
import { noteSent } from '../actions/note-sent.ts';
import { claimDossier } from '../claim-dossier.ts';
import { type Connection, pauseAfter } from '../connection.ts';
import {
  findConnection,
  getSecrets,
  isTelling,
  saveAnswered,
  saveAway,
  saveSession,
  saveTeller,
} from '../connection-store.ts';
import { LoginRefused, PortalAway, portalAt } from '../portal-client.ts';
import { sendDossier } from '../send-dossier.ts';
import { sendProgress } from '../send-progress.ts';
import { hasMoreToTell } from '../told-dossier-store.ts';

const task = 'portal.tell_dossiers';

/** The job that tells what an agency has to tell; one after another, and at most one waits. `after` is milliseconds. */
export const toTell = (agencyId: string, after = 0): Job => ({
  task,
  payload: { agencyId },
  key: `${task}:${agencyId}`,
  queue: `${task}:${agencyId}`,
  after,
});

/** How many dossiers one job tells: those of other agencies get their turn in between. */
const mostAtOnce = 50;

/**
 * Tells the portal of the dossiers of an agency that wait, oldest first, then the steps of their course. While the portal is
 * away it is left alone for longer and longer; whatever waits goes on waiting, and nothing else waits for it.
 */
export const tellDossiers: JobTask = {
  task,
  does: 'Tells the National Portal of the dossiers of an agency.',
  async run(payload, context) {
    const { agencyId } = payload as { agencyId: string };
    const { read, act, clock } = context;
    const who = systemFor(agencyId);
    const connection = await read(who, (db) => findConnection(db, agencyId));
    if (!connection) return;
    const pause = (connection.notBefore ?? 0) - clock.now();
    if (pause > 0) return act(who, ({ enqueue }) => enqueue(toTell(agencyId, pause)));
    const { hasAnswered, stoppedBy } = await tellAll(context, connection);
    if (stoppedBy !== undefined) return noteAway(context, connection, stoppedBy);
    await act(who, async ({ tx, now, enqueue }) => {
      if (hasAnswered) await saveAnswered(tx, connection, now);
      if (await hasMoreToTell(tx, agencyId)) await enqueue(toTell(agencyId));
    });
  },
};

interface Run {
  /** Whether the portal answered anything. */
  readonly hasAnswered: boolean;
  /** What ended it before all was told that one job may. */
  readonly stoppedBy?: unknown;
}

/** Tells as much as one job may. */
async function tellAll(context: JobContext, connection: Connection): Promise<Run> {
  const { read, act, clock, tools } = context;
  const { agencyId } = connection;
  const who = systemFor(agencyId);
  const teller = newId(clock.now());
  await act(who, ({ tx }) => saveTeller(tx, connection, teller));
  const contract = portalContractOn(dayOf(clock.now()));
  const portal = portalAt({
    ...{ connection, contract, innerHosts: tools.config.portalHosts },
    secrets: await read(who, (db) => getSecrets(db, connection)),
    keepSession: (session) => act(who, ({ tx }) => saveSession(tx, connection, session)),
  });
  let hasAnswered = false;
  for (let i = 0; i < mostAtOnce; i += 1) {
    const claimed = await act(who, (acting) => claimDossier(acting, agencyId));
    if (claimed.kind === 'nothing_left') break;
    if (claimed.kind === 'not_sent') continue;
    await tools.strike?.('dossier.claimed');
    // Whoever was given up for dead, or disconnected meanwhile, leaves what it took to the next.
    if (!(await read(who, (db) => isTelling(db, connection, teller)))) return { hasAnswered };
    const sent = await sendDossier(claimed, { portal, contract, publicUrl: tools.config.publicUrl });
    await tools.strike?.('dossier.told');
    await act(who, (acting) => noteSent(acting, claimed, sent, hasAnswered));
    if (sent.stoppedBy !== undefined) return { hasAnswered, stoppedBy: sent.stoppedBy };
    hasAnswered = true;
  }
  const courses = await act(who, (acting) => claimProgress(acting, agencyId));
  const { sent, stoppedBy } = await sendProgress(courses, portal, contract);
  for (const course of sent) await act(who, (acting) => noteProgress(acting, course));
  return { hasAnswered: hasAnswered || sent.length > 0, ...(stoppedBy !== undefined && { stoppedBy }) };
}

/** Leaves the portal alone for a while; anything but its being away is an error of ours, which the queue tries again. */
async function noteAway({ act }: JobContext, connection: Connection, error: unknown): Promise<void> {
  if (!(error instanceof PortalAway || error instanceof LoginRefused)) throw error;
  const { agencyId, tries } = connection;
  const pause = pauseAfter(tries + 1);
  const outcome = error instanceof PortalAway ? 'away' : 'login_refused';
  await act(systemFor(agencyId), async ({ tx, now, enqueue }) => {
    await saveAway(tx, connection, { now, outcome, notBefore: now + pause });
    await enqueue(toTell(agencyId, pause));
  });
}
