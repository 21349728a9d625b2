import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { removeDraft } from '../draft-store.ts';
import { permissions } from '../permissions.ts';

/** Throws a draft away because its owner wants so; it may already be gone. */
export async function discardDraft(act: Act, id: string): Promise<void> {
  assertMay(permissions, 'forms.keep_drafts', act.who, { partyIds: [act.who.id] });
  await removeDraft(act.tx, act.who.id, id);
}
