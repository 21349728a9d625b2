import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { JobContext, JobTask } from '#platform/jobs';
import { askGateway } from '../ask-gateway.ts';
import { endAttempt } from '../end-attempt.ts';
import { paygovTermsOn } from '../paygov/paygov-terms.ts';
import type { Payment } from '../payment.ts';
import { listOpenSince } from '../payment-store.ts';

/** Milliseconds after which somebody who pays may have been forgotten by the gateway. */
const patience = 5 * 60_000;

/** Every ten minutes. */
export const askAboutPayments: JobTask = {
  task: 'payments.ask',
  does: 'Asks the gateways about payments that nobody told of, and ends those whose time is over.',
  schedule: '*/10 * * * *',
  async run(_payload, context) {
    const before = context.clock.now() - patience;
    for (const { id } of await context.read(visitor, (db) => listAgencies(db)))
      for (const payment of await context.read(systemFor(id), (db) => listOpenSince(db, id, before)))
        await askAbout(context, payment);
  },
};

/** A gateway that is away is asked again the next time; until then the attempt stays open. */
async function askAbout(context: JobContext, payment: Payment): Promise<void> {
  const { clock, tools, act } = context;
  const wasTaken = payment.payAt !== null;
  const isAway = wasTaken && (await askGateway(tools.config, context, payment).catch(unlessAway)) === 'away';
  const waited = paygovTermsOn(dayOf(payment.openedAt)).minutesToTell * 60_000;
  if (isAway || clock.now() < payment.expiresAt + waited) return;
  await act(systemFor(payment.agencyId), (acting) => endAttempt(acting, payment, 'expired'));
}

function unlessAway(error: unknown): 'away' {
  if (error instanceof Refusal && error.code === 'payment.gateway_away') return 'away';
  throw error;
}
