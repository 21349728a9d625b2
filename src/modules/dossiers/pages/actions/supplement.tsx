import Type from 'typebox';
import { RadioField, TextArea } from '#ui';
import { assertAwaitsSupplement, assertCanRequestSupplement } from '../../action-rules.ts';
import { handInSupplement } from '../../actions/hand-in-supplement.ts';
import { requestSupplement } from '../../actions/request-supplement.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** To how many other agencies the applicant must go; the last means as many or more. */
const otherAgencies = ['0', '1', '2'] as const;

export const requestSupplementPages = dossierAction({
  path: 'yeu-cau-bo-sung',
  may: 'dossier.request_supplement',
  form: Type.Object({
    items: Type.String({ minLength: 1, maxLength: 4000 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    otherAgencies: Type.Optional(Type.Union(otherAgencies.map((number) => Type.Literal(number)))),
  }),
  assertOpen: ({ dossier, supplements }) =>
    void assertCanRequestSupplement(dossier, supplements.filter(({ stage }) => stage === 'settlement').length),
  title: (words) => words.actions.requestSupplement,
  lead: (words) => words.leads.requestSupplement,
  notice: 'dossiers.supplement_requested',
  fields: ({ field, words }) => {
    const elsewhere = field('otherAgencies');
    return (
      <>
        <TextArea {...field('items')} label={words.fields.items} hint={words.hints.items} rows={5} />
        <TextArea {...field('reason')} label={words.fields.reason} rows={3} />
        <RadioField
          {...elsewhere}
          value={elsewhere.value ?? otherAgencies[0]}
          label={words.fields.otherAgencies}
          inline
          choices={otherAgencies.map((value) => ({ value, label: words.otherAgencies[value] }))}
        />
      </>
    );
  },
  act: (act, ref, { items, reason, otherAgencies: elsewhere }) =>
    requestSupplement(act, ref, { items: linesOf(items), reason, otherAgencies: Number(elsewhere ?? 0) }),
});

export const takeSupplementPages = dossierAction({
  path: 'nhan-bo-sung',
  may: 'dossier.take_supplement',
  form: Type.Object({}),
  assertOpen: ({ dossier }) => assertAwaitsSupplement(dossier),
  title: (words) => words.actions.takeSupplement,
  lead: (words) => words.leads.takeSupplement,
  notice: 'dossiers.supplement_taken',
  act: (act, ref) => handInSupplement(act, ref, { permission: 'dossier.take_supplement' }),
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•\d.)]+\s*/, '').trim())
    .filter((line) => line !== '');
