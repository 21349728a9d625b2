import { type Answer, type Call, href, redirect } from '#platform/route';
import { isFresh as isFreshSession } from '#platform/session';
import { findSession } from '../../own-session-store.ts';
import { ownCookie } from '../own-account.ts';

/** Whether the person proved who they are within the last five minutes. */
export async function isFresh(call: Call): Promise<boolean> {
  const session = await call.read((db) => findSession(db, ownCookie(call)));
  return session !== undefined && isFreshSession(session, call.now);
}

/**
 * What a page answers instead of doing something grave for somebody who has not proved within the last five minutes who
 * they are: the way to prove it, and back to `back`. Nothing when they have.
 */
export async function confirmFirst(call: Call, back: string): Promise<Answer | undefined> {
  return (await isFresh(call)) ? undefined : redirect(href('/tai-khoan/xac-nhan', {}, { den: back }));
}
