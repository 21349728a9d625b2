import Type from 'typebox';
import { type Agency, listAgencies, listStaff, type StaffMember } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Call } from '#platform/route';
import { InsetText, RadioField, SelectField, TextArea } from '#ui';
import { feedbackKinds, findings } from '../../../../../reference/feedback/kinds.ts';
import { approveAnswer, draftAnswer, needsFinding, sendBackAnswer } from '../../actions/answer-feedback.ts';
import { directFeedback } from '../../actions/direct-feedback.ts';
import { postAnswer } from '../../actions/post-answer.ts';
import { reassignFeedback } from '../../actions/reassign-feedback.ts';
import { takeUpFeedback } from '../../actions/take-up-feedback.ts';
import { transferFeedback } from '../../actions/transfer-feedback.ts';
import type { Feedback } from '../../feedback.ts';
import { type FeedbackAnswer, listAnswers } from '../../handling-store.ts';
import { redact } from '../../redact.ts';
import { getSender } from '../../sender-store.ts';
import { feedbackAction } from './feedback-action.tsx';

const reason = Type.String({ minLength: 10, maxLength: 2000 });
const longText = Type.String({ minLength: 20, maxLength: 10_000 });

const drafters = ['handling_officer', 'department_head', 'centre_director'];

/** Who may be given a draft: those of the handling agency who may write one. */
const listDrafters = async (call: Call, { handlingAgencyId }: Feedback): Promise<StaffMember[]> => {
  const staff = await call.read((db) => listStaff(db, handlingAgencyId, dayOf(call.now)));
  return staff.filter(({ roles }) => roles.some((role) => drafters.includes(role)));
};

const choicesOf = (officers: readonly StaffMember[]) =>
  officers.map(({ id, fullName, positionName }) => ({ value: id, label: `${fullName} – ${positionName}` }));

export const takeUpPages = feedbackAction({
  key: 'takeUp',
  path: 'nhan-giai-quyet',
  may: 'feedback.check',
  form: Type.Object({
    kind: Type.Union(feedbackKinds.map((kind) => Type.Literal(kind))),
    officer: Type.String({ format: 'id' }),
  }),
  prepare: listDrafters,
  fields: ({ field, words, more: officers }) => (
    <>
      <RadioField
        {...field('kind')}
        label={words.fields.kind ?? ''}
        choices={feedbackKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
      />
      <SelectField {...field('officer')} label={words.fields.officer ?? ''} choices={choicesOf(officers)} />
    </>
  ),
  act(act, feedback, { kind, officer: id }, officers) {
    const officer = officers.find((each) => each.id === id);
    if (!officer) throw new Refusal('feedback.no_such_officer', {}, 422);
    return takeUpFeedback(act, feedback, { kind, officer });
  },
});

export const reassignPages = feedbackAction({
  key: 'reassign',
  path: 'giao-lai',
  may: 'feedback.check',
  form: Type.Object({ officer: Type.String({ format: 'id' }), reason }),
  prepare: listDrafters,
  fields: ({ field, words, more: officers }) => (
    <>
      <SelectField {...field('officer')} label={words.fields.officer ?? ''} choices={choicesOf(officers)} />
      <TextArea {...field('reason')} label={words.fields.reason ?? ''} rows={3} />
    </>
  ),
  act(act, feedback, { officer: id, reason: why }, officers) {
    const officer = officers.find((each) => each.id === id);
    if (!officer) throw new Refusal('feedback.no_such_officer', {}, 422);
    return reassignFeedback(act, feedback, { officer, reason: why });
  },
});

export const transferPages = feedbackAction({
  key: 'transfer',
  path: 'chuyen',
  may: 'feedback.check',
  form: Type.Object({ to: Type.String({ minLength: 1, maxLength: 40 }), reason }),
  prepare: async (call, { handlingAgencyId }): Promise<Agency[]> =>
    (await call.read((db) => listAgencies(db))).filter(
      ({ id, level }) => id !== handlingAgencyId && level !== 'central',
    ),
  fields: ({ field, words, more: agencies }) => (
    <>
      <SelectField
        {...field('to')}
        label={words.fields.to ?? ''}
        choices={agencies.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextArea {...field('reason')} label={words.fields.reason ?? ''} rows={3} />
    </>
  ),
  // Who gives it back reaches the rows of the agency it goes to: nobody may put a row where they could not see it.
  as: (who, { agencyId, handlingAgencyId }) =>
    agencyId === handlingAgencyId ? who : { ...who, agencies: [...who.agencies, agencyId] },
  act(act, feedback, { to: code, reason: why }, agencies) {
    const to = agencies.find((each) => each.code === code);
    if (!to) throw new Refusal('feedback.no_such_agency', {}, 422);
    return transferFeedback(act, feedback, { to, reason: why });
  },
});

const towards = ['complaint', 'denunciation', 'declined'] as const;

export const directPages = feedbackAction({
  key: 'direct',
  path: 'huong-dan',
  may: 'feedback.check',
  form: Type.Object({
    towards: Type.Union(towards.map((each) => Type.Literal(each))),
    explanation: longText,
  }),
  prepare: async () => undefined,
  fields: ({ field, words }) => (
    <>
      <RadioField
        {...field('towards')}
        label={words.fields.towards ?? ''}
        choices={towards.map((value) => ({
          value,
          label: words.towards[value],
          ...(value === 'declined' && { hint: words.hints.declined }),
        }))}
      />
      <TextArea
        {...field('explanation')}
        label={words.fields.explanation ?? ''}
        hint={words.hints.explanation}
        rows={6}
      />
    </>
  ),
  act: (act, feedback, values) => directFeedback(act, feedback, values),
});

/** The answer of the present round, as it stands. */
const findDraft = async (call: Call, feedback: Feedback): Promise<FeedbackAnswer | undefined> => {
  const answers = await call.read((db) => listAnswers(db, feedback));
  return answers.find(({ round }) => round === feedback.round);
};

const finding = Type.Union(findings.map((each) => Type.Literal(each)));
const draftForm = Type.Object({ finding: Type.Optional(finding), answer: longText });

export const draftPages = feedbackAction({
  key: 'draft',
  path: 'du-thao',
  may: 'feedback.draft',
  form: draftForm,
  formOf: (feedback) => (needsFinding(feedback) ? Type.Object({ finding, answer: longText }) : draftForm),
  prepare: findDraft,
  fields: ({ field, words, feedback, more: draft }) => {
    const [found, answer] = [field('finding'), field('answer')];
    return (
      <>
        {needsFinding(feedback) && (
          <RadioField
            {...found}
            value={found.value ?? draft?.finding ?? undefined}
            label={words.fields.finding ?? ''}
            choices={findings.map((value) => ({ value, label: words.findings[value] }))}
          />
        )}
        <TextArea {...answer} value={answer.value ?? draft?.content} label={words.fields.answer ?? ''} rows={10} />
      </>
    );
  },
  act: (act, feedback, { answer, finding: found }) =>
    draftAnswer(act, feedback, { content: answer, finding: needsFinding(feedback) ? (found ?? null) : null }),
});

export const approvePages = feedbackAction({
  key: 'approve',
  path: 'duyet',
  may: 'feedback.approve',
  form: Type.Object({}),
  prepare: findDraft,
  fields: ({ words, more: draft }) => (
    <>
      <h2 class="govuk-heading-m">{words.fields.answer}</h2>
      {draft?.finding && <p>{words.found(draft.finding)}</p>}
      <InsetText>
        <p class="mc-as-typed">{draft?.content}</p>
      </InsetText>
      <p class="govuk-hint">{draft?.draftedByName}</p>
    </>
  ),
  act: (act, feedback) => approveAnswer(act, feedback),
});

export const sendBackPages = feedbackAction({
  key: 'sendBack',
  path: 'tra-lai',
  may: 'feedback.approve',
  form: Type.Object({ reason }),
  prepare: async () => undefined,
  fields: ({ field, words }) => <TextArea {...field('reason')} label={words.fields.reason ?? ''} rows={3} />,
  act: (act, feedback, values) => sendBackAnswer(act, feedback, values.reason),
});

export const postPages = feedbackAction({
  key: 'post',
  path: 'cong-khai',
  may: 'feedback.post',
  form: Type.Object({ question: longText, answer: longText }),
  async prepare(call, feedback) {
    const draft = await findDraft(call, feedback);
    // The sender is read in order to be taken out of the text, and is shown to nobody.
    const sender = await call.read((db) => getSender(db, feedback));
    return { question: redact(feedback.content, sender), answer: redact(draft?.content ?? '', sender) };
  },
  fields: ({ field, words, more: proposed }) => {
    const [question, answer] = [field('question'), field('answer')];
    return (
      <>
        <TextArea
          {...question}
          value={question.value ?? proposed.question}
          label={words.fields.question ?? ''}
          rows={7}
        />
        <TextArea {...answer} value={answer.value ?? proposed.answer} label={words.fields.answer ?? ''} rows={9} />
      </>
    );
  },
  act: (act, feedback, values) => postAnswer(act, feedback, values),
});
