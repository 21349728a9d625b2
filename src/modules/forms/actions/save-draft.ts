import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { type Draft, mostDrafts } from '../draft.ts';
import { countOtherDrafts, putDraft } from '../draft-store.ts';
import { getForm } from '../form-for.ts';
import { permissions } from '../permissions.ts';

/** A draft to keep; without an id it is a new one. */
export type DraftToSave = Omit<Draft, 'id' | 'begunAt' | 'savedAt'> & { readonly id?: string | undefined };

/**
 * Keeps what a citizen has filled in so far, right or wrong, and returns the draft's id. Nothing is announced: a draft
 * is nobody else's business. Throws `forms.too_many_drafts`, and `form.not_found` for a form that does not exist.
 */
export async function saveDraft(act: Act, toSave: DraftToSave): Promise<string> {
  assertMay(permissions, 'forms.keep_drafts', act.who, { partyIds: [act.who.id] });
  getForm(toSave.formId, toSave.formVersion);
  const id = toSave.id ?? newId(act.now);
  if ((await countOtherDrafts(act.tx, act.who.id, id)) >= mostDrafts)
    throw new Refusal('forms.too_many_drafts', { most: mostDrafts });
  await putDraft(act.tx, act.who.id, { ...toSave, id, begunAt: act.now, savedAt: act.now });
  return id;
}
