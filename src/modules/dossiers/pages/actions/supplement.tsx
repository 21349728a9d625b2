import Type from 'typebox';
import { TextArea } from '#ui';
import { assertAwaitsSupplement, assertCanRequestSupplement } from '../../action-rules.ts';
import { handInSupplement } from '../../actions/hand-in-supplement.ts';
import { requestSupplement } from '../../actions/request-supplement.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

export const requestSupplementPages = dossierAction({
  path: 'yeu-cau-bo-sung',
  may: 'dossier.request_supplement',
  form: Type.Object({
    items: Type.String({ minLength: 1, maxLength: 4000 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  assertOpen: ({ dossier, supplements }) =>
    void assertCanRequestSupplement(dossier, supplements.filter(({ stage }) => stage === 'settlement').length),
  title: (words) => words.actions.requestSupplement,
  lead: (words) => words.leads.requestSupplement,
  notice: 'dossiers.supplement_requested',
  fields: ({ field, words }) => (
    <>
      <TextArea {...field('items')} label={words.fields.items} hint={words.hints.items} rows={5} />
      <TextArea {...field('reason')} label={words.fields.reason} rows={3} />
    </>
  ),
  act: (act, ref, { items, reason }) => requestSupplement(act, ref, { items: linesOf(items), reason }),
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
