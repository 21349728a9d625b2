import { discardDraft, findDraft } from '#modules/forms';
import { isId } from '#platform/identifiers';
import { href, redirect, route } from '#platform/route';
import { Button, ButtonGroup, Form, PageHeading } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { stepAddress } from '../../filing-steps.ts';
import { draftGone, draftParams, openFiling } from './filing-step.tsx';

/** Leads to the step on which the person stopped. */
export const draftPage = route({
  method: 'GET',
  url: '/nop-ho-so/nhap/:draft',
  may: 'dossier.file',
  params: draftParams,
  async run(call) {
    const { draft: id } = call.params;
    const draft = isId(id) ? await call.read((db) => findDraft(db, call.who.id, id)) : undefined;
    return draft ? redirect(stepAddress(draft.id, draft.step)) : draftGone(call);
  },
});

/** Asks whether the draft shall really go. */
export const discardPage = route({
  method: 'GET',
  url: '/nop-ho-so/nhap/:draft/bo',
  may: 'dossier.file',
  params: draftParams,
  async run(call) {
    const filing = await call.read((db) => openFiling(db, call));
    if (!filing) return draftGone(call);
    const words = citizenMessages(call.locale).filing;
    const body = (
      <>
        <PageHeading caption={filing.stored.version.name} title={words.discard} lead={words.discardLead} />
        <Form action={href('/nop-ho-so/nhap/:draft/bo', call.params)} tokens={call.tokens}>
          <ButtonGroup>
            <Button kind="warning">{words.discard}</Button>
            <Button kind="secondary" href="/ho-so-cua-toi">
              {words.keep}
            </Button>
          </ButtonGroup>
        </Form>
      </>
    );
    return call.page({ title: words.discard, audience: 'citizen', body });
  },
});

export const discard = route({
  method: 'POST',
  url: '/nop-ho-so/nhap/:draft/bo',
  may: 'dossier.file',
  params: draftParams,
  async run(call) {
    if (!isId(call.params.draft)) return draftGone(call);
    return call.act((act) => discardDraft(act, call.params.draft), '/ho-so-cua-toi', 'dossiers.draft_discarded');
  },
});
