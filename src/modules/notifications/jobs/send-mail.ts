import nodemailer from 'nodemailer';
import { systemFor } from '#platform/access';
import type { Config } from '#platform/config';
import type { JobTask } from '#platform/jobs';
import { type Letter, writeMail } from '../letter.ts';
import { claimMail, type Mail, markFailed, markSent } from '../mail-store.ts';

const mostAttempts = 10;

/**
 * Sends one letter of the outbox. It is marked before it leaves: after a crash in between nobody knows whether it left,
 * and it is not sent twice. A server that surely did not take it is tried again later, up to ten times.
 */
export const sendMail: JobTask = {
  task: 'notifications.send_mail',
  does: 'Sends one letter of the outbox.',
  async run(payload, { act, tools }) {
    const { agencyId, id } = payload as { agencyId: string; id: string };
    if (!tools.config.smtpUrl) return;
    const who = systemFor(agencyId);
    // Written before it is taken to be leaving: one that cannot be written goes on waiting.
    const claimed = await act(who, async ({ tx, now }) => {
      const mail = await claimMail(tx, agencyId, id, now);
      return mail && { mail, letter: writeMail(mail.kind, mail.facts, tools.config.publicUrl) };
    });
    if (!claimed) return;
    const { mail, letter } = claimed;
    await tools.strike?.('letter.claimed');
    try {
      await deliver(mail, letter, tools.config);
    } catch (error) {
      if (!surelyNotSent(error)) throw error;
      const gaveUp = mail.attempts >= mostAttempts;
      await act(who, ({ tx }) => markFailed(tx, mail, reasonIn(error, mail.address), gaveUp));
      if (gaveUp) return;
      throw error;
    }
    await tools.strike?.('letter.sent');
    await act(who, ({ tx, now }) => markSent(tx, mail, now));
  },
};

async function deliver(
  { id, address }: Mail,
  { subject, text }: Letter,
  { smtpUrl, mailFrom, publicUrl }: Config,
): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl ?? '', {});
  try {
    await transport.sendMail({
      from: mailFrom,
      to: address,
      subject,
      text,
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    });
  } finally {
    transport.close();
  }
}

/** What the server said, without the address, which it likes to repeat. */
const reasonIn = (error: unknown, address: string): string =>
  String((error as Error).message)
    .replaceAll(address, '…')
    .slice(0, 500);

/** The connection was never made, or the server said no: the letter did not leave. */
function surelyNotSent(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (
    (responseCode ?? 0) >= 400 ||
    ['ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH', 'ETLS', 'EENVELOPE'].includes(code ?? '') ||
    code === 'ESOCKET'
  );
}
