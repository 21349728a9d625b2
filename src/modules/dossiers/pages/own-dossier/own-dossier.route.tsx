import { href, route } from '#platform/route';
import { Button, ButtonGroup, InsetText, moneyOf, PageHeading, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Dossier, DossierState } from '../../dossier.ts';
import { answerDueAt, nextForPeople } from '../../next-for-people.ts';
import type { Result } from '../../result-store.ts';
import { ElectronicCopies } from '../dossier/copies.view.tsx';
import { Decisions } from '../dossier/decisions.tsx';
import { Papers } from '../dossier/papers.view.tsx';
import { Answers, Particulars } from '../dossier/particulars.view.tsx';
import { History, Process, PromisedDay } from '../dossier/progress.view.tsx';
import { ExtractsOfDossier } from '../extracts/extracts-of-dossier.view.tsx';
import { PrintLinks } from '../print/print-links.tsx';
import { printsForCitizen } from '../print/prints.ts';
import { codeParams, openOwnFile } from './own-file.ts';

/** A dossier for its people: what to do next, until when, and everything that happened. */
export const ownDossierPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code',
  may: 'dossier.follow',
  params: codeParams,
  async run(call) {
    const words = citizenMessages(call.locale);
    const { file, answerAt } = await call.read(async (db) => {
      const opened = await openOwnFile(db, call);
      return { file: opened, answerAt: await answerDueAt(db, opened) };
    });
    const { dossier } = file;
    const body = (
      <>
        <PageHeading
          caption={words.own.caption(dossier.code)}
          title={dossier.procedureName}
          crumbs={[{ href: '/ho-so-cua-toi', label: words.own.title }]}
        />
        <InsetText>
          <p>{nextForPeople(file, { now: call.now, answerAt }, call.locale)}</p>
        </InsetText>
        <ButtonGroup>
          <Pay dossier={dossier} words={words} />
          <Actions dossier={dossier} words={words} />
        </ButtonGroup>
        <PromisedDay file={file} />
        <PrintLinks prints={printsForCitizen(file)} code={dossier.code} reader="citizen" />
        <Decisions file={file} />
        {dossier.state === 'handed_over' && file.result && <ResultText result={file.result} title={words.own.result} />}
        <Particulars file={file} reader="citizen" />
        <ElectronicCopies file={file} />
        <ExtractsOfDossier file={file} />
        <Process file={file} />
        <Papers file={file} />
        <Answers file={file} />
        <History file={file} />
        <p>
          <a class="govuk-link" href={href('/phan-anh', {}, { 'ho-so': dossier.code })}>
            {words.own.feedback}
          </a>
        </p>
        {dossier.feeTotal > 0 && dossier.feeState !== 'due' && (
          <p>
            <a class="govuk-link" href={href('/ho-so-cua-toi/:code/nop-phi', { code: dossier.code })}>
              {words.own.payments}
            </a>
          </p>
        )}
        {mayWithdraw(dossier.state) && (
          <p>
            <a class="govuk-link" href={href('/ho-so-cua-toi/:code/rut', { code: dossier.code })}>
              {words.withdraw.title}
            </a>
          </p>
        )}
      </>
    );
    return call.page({ title: `${dossier.code} – ${dossier.procedureName}`, audience: 'citizen', body });
  },
});

/** To the page of `payments`, which says how. */
function Pay({ dossier, words }: { dossier: Dossier; words: ReturnType<typeof citizenMessages> }) {
  const locale = useLocale();
  const { code, feeState, feeTotal } = dossier;
  if (feeState !== 'due') return null;
  return (
    <Button href={href('/ho-so-cua-toi/:code/nop-phi', { code })}>{words.own.pay(moneyOf(feeTotal, locale))}</Button>
  );
}

function Actions({ dossier, words }: { dossier: Dossier; words: ReturnType<typeof citizenMessages> }) {
  const { code, state, procedureCode } = dossier;
  if (state === 'awaiting_supplement')
    return <Button href={href('/ho-so-cua-toi/:code/bo-sung', { code })}>{words.supplement.title}</Button>;
  if (state === 'handed_over') return <Button href={href('/danh-gia/ho-so/:code', { code })}>{words.own.rate}</Button>;
  if (state === 'intake_refused' || state === 'lapsed')
    return <Button href={href('/nop-ho-so/:procedure', { procedure: procedureCode })}>{words.own.fileAgain}</Button>;
  return null;
}

/** The result itself, once it is in the applicant's hands. */
function ResultText({ result, title }: { result: Result; title: string }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <InsetText>
        <p>
          <strong>{[result.title, result.number].filter(Boolean).join(' – ')}</strong>
        </p>
        {result.content.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </InsetText>
    </section>
  );
}

/** Whether there may still be something to stop; the action itself says the rule. */
function mayWithdraw(state: DossierState): boolean {
  return state === 'submitted' || state === 'processing' || state === 'awaiting_supplement';
}
