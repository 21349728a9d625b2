import Type from 'typebox';
import { PaperFilesView } from '#modules/papers';
import { assertMay, decide, type Principal } from '#platform/access';
import { href, route } from '#platform/route';
import { Button, ButtonGroup, dateTimeOf, InsetText, Notice, PageHeading, SummaryList, Timeline, useLocale } from '#ui';
import { type Feedback, type FeedbackState, isOpen, resourceOf } from '../../feedback.ts';
import { type DeskFile, deskFileOf } from '../../feedback-file.ts';
import { getFeedbackByCode } from '../../feedback-store.ts';
import { StateTag } from '../../feedback-tags.tsx';
import { messages } from '../../messages.ts';
import { feedbackPermissions } from '../../permissions.ts';
import { recognise } from '../../recognise.ts';
import { DueDay } from '../due-day.tsx';

interface Possible {
  readonly key: 'takeUp' | 'reassign' | 'transfer' | 'direct' | 'draft' | 'approve' | 'sendBack' | 'post' | 'seeSender';
  readonly path: string;
  readonly may: keyof typeof feedbackPermissions;
  readonly states: readonly FeedbackState[];
  readonly primary?: boolean;
}

/** Everything staff can do with feedback, and in which states it makes sense to offer it. */
const possible: readonly Possible[] = [
  { key: 'takeUp', path: 'nhan-giai-quyet', may: 'feedback.check', states: ['received'], primary: true },
  { key: 'reassign', path: 'giao-lai', may: 'feedback.check', states: ['in_progress'] },
  { key: 'transfer', path: 'chuyen', may: 'feedback.check', states: ['received'] },
  { key: 'direct', path: 'huong-dan', may: 'feedback.check', states: ['received'] },
  { key: 'draft', path: 'du-thao', may: 'feedback.draft', states: ['in_progress', 'drafted'], primary: true },
  { key: 'approve', path: 'duyet', may: 'feedback.approve', states: ['drafted'], primary: true },
  { key: 'sendBack', path: 'tra-lai', may: 'feedback.approve', states: ['drafted'] },
  { key: 'post', path: 'cong-khai', may: 'feedback.post', states: ['answered'] },
  {
    key: 'seeSender',
    path: 'nguoi-gui',
    may: 'feedback.see_sender',
    states: ['received', 'in_progress', 'drafted', 'answered', 'redirected', 'declined'],
  },
];

/** Feedback on the desk: the matter without its sender, what to mind, what can be done, and what happened. */
export const detailPage = route({
  method: 'GET',
  url: '/can-bo/phan-anh/:code',
  may: 'feedback.view',
  params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
  async run(call) {
    const file = await call.read(async (db) => deskFileOf(db, await getFeedbackByCode(db, call.params.code)));
    const { feedback } = file;
    const seen = { agencyIds: [feedback.agencyId, feedback.handlingAgencyId] };
    assertMay(feedbackPermissions, 'feedback.view', call.who, seen);
    const body = <DetailView file={file} actions={actionsFor(file, call.who)} />;
    return call.page({ title: feedback.code, audience: 'officer', body });
  },
});

function actionsFor({ feedback, posted }: DeskFile, who: Principal): readonly Possible[] {
  return possible.filter(
    ({ key, may, states }) =>
      states.includes(feedback.state) &&
      decide(feedbackPermissions[may], who, resourceOf(feedback)) &&
      (key !== 'post' || (feedback.mayPost && !posted)),
  );
}

function DetailView({ file, actions }: { file: DeskFile; actions: readonly Possible[] }) {
  const words = messages(useLocale());
  const { feedback } = file;
  const here = href('/can-bo/phan-anh/:code', { code: feedback.code });
  return (
    <>
      <PageHeading
        title={feedback.code}
        caption={words.desk.title}
        crumbs={[{ href: '/can-bo/phan-anh', label: words.desk.title }]}
      />
      {isOpen(feedback) && <DueDay feedback={feedback} />}
      <section aria-label={words.desk.actionsOf}>
        {actions.length === 0 && <p class="govuk-hint">{words.desk.noActions}</p>}
        <ButtonGroup>
          {actions.map(({ key, path, primary }, i) => (
            <Button href={`${here}/${path}`} kind={primary ? 'primary' : 'secondary'} keys={String(i + 1)}>
              {words.actions[key]}
            </Button>
          ))}
        </ButtonGroup>
      </section>
      {feedback.state === 'received' && <Hints feedback={feedback} />}
      <div class="mc-columns">
        <div>
          <Matter file={file} />
        </div>
        <div>
          <Duplicates list={file.duplicates} />
          <History file={file} />
        </div>
      </div>
    </>
  );
}

/** What words of the text suggest to whoever checks. */
function Hints({ feedback }: { feedback: Feedback }) {
  const words = messages(useLocale());
  const found = recognise(feedback.content);
  if (found.length === 0) return null;
  return (
    <Notice kind="warning" title={words.desk.pathTitle}>
      {found.map(({ path, sign }) => (
        <p>
          {words.desk.suggestedPath(words.towards[path.key].toLocaleLowerCase('vi'), sign)} {path.legalRef}.
        </p>
      ))}
    </Notice>
  );
}

function Matter({ file }: { file: DeskFile }) {
  const locale = useLocale();
  const words = messages(locale);
  const { feedback, answers, direction, ratings, posted, files, reopening } = file;
  return (
    <>
      <SummaryList
        rows={[
          { term: words.follow.state, detail: <StateTag state={feedback.state} /> },
          { term: words.desk.content, detail: <span class="mc-as-typed">{feedback.content}</span> },
          { term: words.desk.kind, detail: feedback.kind && words.kinds[feedback.kind] },
          { term: words.desk.place, detail: feedback.place },
          {
            term: words.desk.channel,
            detail: [words.channels[feedback.channel], feedback.portalNumber].filter(Boolean).join(' – '),
          },
          { term: words.desk.dossier, detail: feedback.dossierCode && <Dossier code={feedback.dossierCode} /> },
          { term: words.follow.filedAt, detail: dateTimeOf(feedback.submittedAt, locale) },
          { term: words.desk.officer, detail: feedback.assigneeName },
          { term: words.desk.post, detail: feedback.mayPost ? words.desk.yes : words.desk.no },
        ]}
      />
      {files.length > 0 && <PaperFilesView files={files} audience="officer" />}
      {direction && (
        <InsetText>
          <strong>{words.towards[direction.towards]}</strong>
          <p class="mc-as-typed">{direction.explanation}</p>
        </InsetText>
      )}
      {answers.map(({ content, finding, draftedByName, approvedByName }) => (
        <section>
          <h2 class="govuk-heading-m">{words.follow.answer}</h2>
          {finding && <p>{words.found(finding)}</p>}
          <InsetText>
            <p class="mc-as-typed">{content}</p>
          </InsetText>
          <p class="govuk-hint">{[draftedByName, approvedByName].filter(Boolean).join(' → ')}</p>
        </section>
      ))}
      {ratings.map(({ satisfied, words: said }) => (
        <p>
          {words.desk.ratings}: <strong>{satisfied ? words.follow.yes : words.follow.no}</strong> {said}
        </p>
      ))}
      {reopening && (
        <p>
          {words.facts['feedback.reopened']}: {reopening.reason}
        </p>
      )}
      {posted && (
        <p>
          {words.desk.posted}: {dateTimeOf(posted.postedAt, locale)}
        </p>
      )}
    </>
  );
}

/** The dossier it is about, as its sender named it; the page behind tells who may know of it. */
function Dossier({ code }: { code: string }) {
  return (
    <a class="govuk-link" href={href('/can-bo/ho-so/:code', { code })}>
      {code}
    </a>
  );
}

function Duplicates({ list }: { list: readonly Feedback[] }) {
  const locale = useLocale();
  const words = messages(locale).desk;
  if (list.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.duplicates}</h2>
      <ul class="govuk-list">
        {list.map(({ code, content, submittedAt }) => (
          <li>
            <a class="govuk-link" href={href('/can-bo/phan-anh/:code', { code })}>
              {code}
            </a>{' '}
            ({dateTimeOf(submittedAt, locale)}) {content.slice(0, 90)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ file: { facts } }: { file: DeskFile }) {
  const words = messages(useLocale());
  return (
    <section>
      <h2 class="govuk-heading-m">{words.desk.history}</h2>
      <Timeline
        items={facts.toReversed().map((fact) => ({
          at: fact.at,
          title: words.facts[fact.type] ?? fact.type,
          by: fact.actorName,
          body: [fact.data.to, fact.data.reason, fact.data.explanation]
            .filter((text) => typeof text === 'string' && text !== '')
            .join(' – '),
        }))}
      />
    </section>
  );
}
