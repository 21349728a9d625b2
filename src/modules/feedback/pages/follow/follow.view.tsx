import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  dateTimeOf,
  ErrorSummary,
  Form,
  InsetText,
  Notice,
  PageHeading,
  RadioField,
  SummaryList,
  TextArea,
  typedFields,
  useLocale,
} from '#ui';
import { feedbackRules } from '../../../../../reference/feedback/house-rules.ts';
import { mayReopen } from '../../actions/answer-back.ts';
import { isOpen } from '../../feedback.ts';
import type { FeedbackFile } from '../../feedback-file.ts';
import { StateTag } from '../../feedback-tags.tsx';
import { messages } from '../../messages.ts';
import { DueDay } from '../due-day.tsx';

export interface FollowProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
  readonly refused?: string;
}

interface FollowProps {
  readonly file: FeedbackFile;
  readonly here: string;
  /** The secret that opened the page; absent for who is signed in. */
  readonly secret: string | undefined;
  readonly problem: FollowProblem;
  readonly tokens: FormTokens;
  readonly now: number;
}

/** Feedback for its sender: where it stands, what was answered, and what they may do. */
export function FollowView(props: FollowProps) {
  const { file, secret, problem } = props;
  const { feedback, transfers, answers, direction, reopening } = file;
  const locale = useLocale();
  const all = messages(locale);
  const words = all.follow;
  return (
    <>
      <PageHeading caption={words.caption} title={feedback.code} />
      {problem.refused && <Notice kind="warning">{problem.refused}</Notice>}
      <ErrorSummary errors={problem.errors ?? {}} />
      {secret && <Codes code={feedback.code} secret={secret} />}
      <SummaryList
        rows={[
          { term: words.state, detail: <StateTag state={feedback.state} /> },
          ...(feedback.kind ? [{ term: all.fields.kind ?? '', detail: all.kinds[feedback.kind] }] : []),
          { term: words.filedAt, detail: dateTimeOf(feedback.submittedAt, locale) },
          { term: words.content, detail: <span class="mc-as-typed">{feedback.content}</span> },
          ...transfers.map(({ fromName, toName, reason, at }) => ({
            term: words.transferred(fromName, toName),
            detail: `${reason} (${dateTimeOf(at, locale)})`,
          })),
        ]}
      />
      {isOpen(feedback) && <DueDay feedback={feedback} />}
      {direction && (
        <section>
          <h2 class="govuk-heading-m">{words.direction}</h2>
          <InsetText>
            <p class="mc-as-typed">{direction.explanation}</p>
            {direction.legalRef && <p>{words.basis(direction.legalRef)}</p>}
          </InsetText>
        </section>
      )}
      {answers
        .filter(({ approvedAt }) => approvedAt !== null)
        .map(({ content, finding, approvedByName, approvedAt }) => (
          <section>
            <h2 class="govuk-heading-m">{words.answer}</h2>
            {finding && <p>{all.found(finding)}</p>}
            <InsetText>
              <p class="mc-as-typed">{content}</p>
            </InsetText>
            <p class="govuk-hint">{words.answeredBy(approvedByName ?? '', dateTimeOf(approvedAt ?? 0, locale))}</p>
          </section>
        ))}
      {reopening && (
        <p>
          {words.reopened}: {reopening.reason}
        </p>
      )}
      {feedback.state === 'answered' && <AnswerBack {...props} />}
    </>
  );
}

/** What the sender needs in order to come back. */
function Codes({ code, secret }: { code: string; secret: string }) {
  const words = messages(useLocale());
  return (
    <Notice title={words.follow.keep}>
      <p>
        {words.fields.code}: <strong>{code}</strong>
        <br />
        {words.fields.secret}: <strong>{secret}</strong>
      </p>
      <p>{words.follow.keepText}</p>
    </Notice>
  );
}

/** The rating, once for each answer, and the request to look again, once. */
function AnswerBack({ file, here, problem, tokens, now }: FollowProps) {
  const { feedback, ratings } = file;
  const words = messages(useLocale());
  const field = typedFields(problem.typed ?? {}, problem.errors ?? {});
  const rated = ratings.find(({ round }) => round === feedback.round);
  return (
    <>
      {rated ? (
        <p>
          {words.follow.rated}: <strong>{rated.satisfied ? words.follow.yes : words.follow.no}</strong>
        </p>
      ) : (
        <Form action={`${here}/danh-gia`} tokens={tokens}>
          <RadioField
            {...field('satisfied')}
            label={words.follow.rate}
            choices={[
              { value: 'yes', label: words.follow.yes },
              { value: 'no', label: words.follow.no },
            ]}
          />
          <TextArea {...field('words')} label={words.fields.words ?? ''} rows={2} optional />
          <Button>{words.follow.rateButton}</Button>
        </Form>
      )}
      {mayReopen(feedback, now) && (
        <Form action={`${here}/xem-lai`} tokens={tokens}>
          <TextArea
            {...field('reason')}
            label={words.follow.reopen}
            hint={words.follow.reopenLead(feedbackRules.reopenDays)}
            rows={4}
          />
          <Button kind="secondary">{words.follow.reopenButton}</Button>
        </Form>
      )}
    </>
  );
}
