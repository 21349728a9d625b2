import Type from 'typebox';
import { TextArea, TextField } from '#ui';
import { assertCanWithdraw } from '../../action-rules.ts';
import { refuseIntake, refuseSettlement } from '../../actions/refuse-dossier.ts';
import { withdrawDossier } from '../../actions/withdraw-dossier.ts';
import { assertCanBecome } from '../../dossier.ts';
import { type DossierAction, dossierAction } from '../dossier/dossier-action.tsx';

const refusal = Type.Object({
  reason: Type.String({ minLength: 10, maxLength: 2000 }),
  legalRef: Type.String({ minLength: 3, maxLength: 300 }),
});

const refusalFields: NonNullable<DossierAction<typeof refusal>['fields']> = ({ field, words }) => (
  <>
    <TextArea {...field('reason')} label={words.fields.reason} rows={5} />
    <TextField {...field('legalRef')} label={words.fields.legalRef} />
  </>
);

export const refuseIntakePages = dossierAction({
  path: 'tu-choi-tiep-nhan',
  may: 'dossier.refuse_intake',
  form: refusal,
  assertOpen: ({ dossier }) => assertCanBecome(dossier, 'intake_refused'),
  title: (words) => words.actions.refuseIntake,
  lead: (words) => words.leads.refuse,
  button: 'warning',
  notice: 'dossiers.refused',
  fields: refusalFields,
  act: refuseIntake,
});

export const refuseSettlementPages = dossierAction({
  path: 'tu-choi-giai-quyet',
  confirmed: true,
  may: 'dossier.refuse_settlement',
  form: refusal,
  assertOpen: ({ dossier }) => assertCanBecome(dossier, 'settlement_refused'),
  title: (words) => words.actions.refuseSettlement,
  lead: (words) => words.leads.refuse,
  button: 'warning',
  notice: 'dossiers.refused',
  fields: refusalFields,
  act: refuseSettlement,
});

export const withdrawPages = dossierAction({
  path: 'dung-giai-quyet',
  may: 'dossier.withdraw',
  form: Type.Object({
    askedBy: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  assertOpen: ({ dossier, result }) => assertCanWithdraw(dossier, result),
  title: (words) => words.actions.withdraw,
  lead: (words) => words.leads.withdraw,
  button: 'warning',
  notice: 'dossiers.withdrawn',
  fields: ({ field, file, words }) => {
    const askedBy = field('askedBy');
    return (
      <>
        <TextField
          {...askedBy}
          value={askedBy.value ?? file.dossier.parties.submitter.fullName}
          label={words.fields.askedBy}
        />
        <TextArea {...field('reason')} label={words.fields.reason} rows={4} />
      </>
    );
  },
  act: (act, ref, { reason, askedBy }) =>
    withdrawDossier(act, ref, { permission: 'dossier.withdraw', reason, askedBy }),
});
