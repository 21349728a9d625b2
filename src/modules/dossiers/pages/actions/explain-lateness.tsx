import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { RadioField, TextArea } from '#ui';
import { lateReasons } from '../../../../../reference/dossiers/late-reasons.ts';
import { assertIsLate } from '../../action-rules.ts';
import { explainLateness } from '../../actions/explain-lateness.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** Why a dossier is or was late; asked again when another reason is seen later. */
export const explainLatenessPages = dossierAction({
  path: 'ly-do-qua-han',
  may: 'dossier.explain_lateness',
  form: Type.Object({
    lateReason: Type.Union(lateReasons.map(({ code }) => Type.Literal(code))),
    words: Type.String({ minLength: 10, maxLength: 1000 }),
  }),
  assertOpen: ({ dossier }, _whoId, now) => assertIsLate(dossier, now),
  title: (words) => words.actions.explainLateness,
  lead: (words) => words.leads.explainLateness,
  notice: 'dossiers.lateness_explained',
  fields: ({ field, file: { dossier, lateReason: told }, words }) => {
    const reason = field('lateReason');
    const typed = field('words');
    const inForce = lateReasons.filter(({ validFrom }) => validFrom <= dayOf(dossier.submittedAt));
    return (
      <>
        <RadioField
          {...reason}
          value={reason.value ?? told?.reason}
          label={words.fields.lateReason}
          choices={inForce.map(({ code }) => ({ value: code, label: words.lateReasons[code] }))}
        />
        <TextArea
          {...typed}
          value={typed.value ?? told?.words}
          label={words.fields.words}
          hint={words.hints.lateWords}
          rows={4}
        />
      </>
    );
  },
  act: (act, ref, { lateReason: reason, words }) => explainLateness(act, ref, { reason, words }),
});
