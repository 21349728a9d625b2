import Type from 'typebox';
import { listRestricted } from '#modules/identity';
import { paperStorePermissions, type StoredPaper } from '#modules/paper-store';
import { decide, type Principal } from '#platform/access';
import { type Answer, type Call, href, route } from '#platform/route';
import { Button, ButtonGroup, dateOf, Notice, PageHeading } from '#ui';
import { type Dossier, resourceOf } from '../../dossier.ts';

import { messages } from '../../messages.ts';
import { dossierPermissions } from '../../permissions.ts';
import { ExtractsOfDossier } from '../extracts/extracts-of-dossier.view.tsx';
import { PrintLinks } from '../print/print-links.tsx';
import { printOfResult, printsOf } from '../print/prints.ts';
import { availableActions } from './available-actions.ts';
import { CertifiedCopies } from './copies.view.tsx';
import { Decisions } from './decisions.tsx';
import { openForStaff } from './open-for-staff.ts';
import { Papers, PutIn } from './papers.view.tsx';
import { Answers, Particulars } from './particulars.view.tsx';
import { History, Process, PromisedDay } from './progress.view.tsx';

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

/** The page on which officers work; identity numbers are masked on it. */
export const dossierPage = route({
  method: 'GET',
  url: '/can-bo/ho-so/:code',
  may: 'dossier.view',
  notesReading: true,
  params,
  run: (call) => showDossier(call, false),
});

/** The same with identity numbers in full: an address of its own, so that the access journal tells it from the other. */
export const wholeDossierPage = route({
  method: 'GET',
  url: '/can-bo/ho-so/:code/day-du',
  may: 'dossier.view',
  notesReading: true,
  params,
  run: (call) => showDossier(call, true),
});

async function showDossier(call: Call<{ code: string }>, whole: boolean): Promise<Answer> {
  const words = messages(call.locale);
  const file = await openForStaff(call);
  const here = href('/can-bo/ho-so/:code', { code: file.dossier.code });
  const actions = file.dossier.destroyedAt ? [] : availableActions(file, call.who, call.now);
  const mayCorrect = decide(dossierPermissions['dossier.correct_register'], call.who, resourceOf(file.dossier));
  const mayWithdraw = ({ agencyId }: StoredPaper) =>
    decide(paperStorePermissions['paper_store.withdraw'], call.who, { agencyIds: [agencyId] });
  const restricted = await call.read((db) => listRestricted(db, file.dossier.partyIds));
  const destroyed = file.facts.find(({ type }) => type === 'dossier.destroyed');
  const body = (
    <>
      <PageHeading
        caption={words.file.caption}
        title={file.dossier.code}
        lead={destroyed ? file.dossier.procedureName : `${file.dossier.ownerName} – ${file.dossier.procedureName}`}
        crumbs={[{ href: '/can-bo', label: words.worklist.title }]}
      />
      {restricted.size > 0 && <Notice kind="warning">{words.file.restricted}</Notice>}
      {destroyed && (
        <Notice kind="warning">
          {words.file.destroyed(String(destroyed.data.decision), dateOf(destroyed.at, call.locale))}
        </Notice>
      )}
      <PromisedDay file={file} />
      <section aria-label={words.file.actions}>
        {actions.length === 0 && <p class="govuk-hint">{words.file.noActions}</p>}
        <ButtonGroup>
          {actions.map(({ key, path, primary }, i) => (
            <Button
              href={`${here}/${path}`}
              kind={primary ? 'primary' : 'secondary'}
              keys={i < 9 ? String(i + 1) : undefined}
            >
              {words.actions[key]}
            </Button>
          ))}
          {file.dossier.feeTotal > 0 && (
            <Button href={`${here}/nop-phi`} kind="secondary">
              {words.file.payments}
            </Button>
          )}
          {mayInvite(file.dossier, call.who) && (
            <Button href={`${here}/moi-danh-gia`} kind="secondary">
              {words.file.inviteToRate}
            </Button>
          )}
        </ButtonGroup>
      </section>
      <PrintLinks prints={printsOf(file)} code={file.dossier.code} reader="staff" result={printOfResult(file)} />
      <div class="mc-columns">
        <div>
          <Particulars file={file} reader="staff" whole={whole} revealAt={whole ? undefined : `${here}/day-du`} />
          <Decisions file={file} />
          <Papers file={file} {...(!destroyed && { digitiseAt: (ordinal) => `${here}/so-hoa/${ordinal}` })} />
          <CertifiedCopies file={file} mayCorrect={mayCorrect} />
          <ExtractsOfDossier file={file} mayCorrect={mayCorrect} />
          <PutIn file={file} now={call.now} mayWithdraw={mayWithdraw} />
          <Answers file={file} masked={!whole} />
        </div>
        <div>
          <Process file={file} />
          <History file={file} />
        </div>
      </div>
    </>
  );
  return call.page({ title: `${file.dossier.code} – ${file.dossier.ownerName}`, audience: 'officer', body });
}

/** Whoever hands results over invites people to rate, on a page of `satisfaction`. */
const mayInvite = (dossier: Dossier, who: Principal): boolean =>
  dossier.state === 'handed_over' &&
  decide(dossierPermissions['dossier.hand_over'], who, { agencyIds: [dossier.agencyId] });
