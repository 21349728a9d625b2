import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Draft } from '../draft.ts';
import { removeDraft } from '../draft-store.ts';
import { permissions } from '../permissions.ts';

/**
 * Takes a draft out to file it. Whoever comes second, from another device or window, waits for the first and then gets
 * "not found": nothing is filed twice.
 */
export async function takeDraft(act: Act, id: string): Promise<Draft> {
  assertMay(permissions, 'forms.keep_drafts', act.who, { partyIds: [act.who.id] });
  const draft = await removeDraft(act.tx, act.who.id, id);
  if (!draft) throw notFound('draft');
  return draft;
}
