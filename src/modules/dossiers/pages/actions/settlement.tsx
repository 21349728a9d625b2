import Type from 'typebox';
import { getWorkingCalendar, sessionsOn } from '#modules/calendar';
import { getVersion, type StoredVersion } from '#modules/procedures';
import { type CertificateKind, hasUsableCertificate, withOwnCertificate } from '#modules/signatures';
import { assertMay } from '#platform/access';
import { instantOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { href } from '#platform/route';
import { DateField, InsetText, RadioField, TextArea, TextField, type typedFields } from '#ui';
import type { DossierRef } from '../../act-on-dossier.ts';
import {
  assertCanApologise,
  assertCanApprove,
  assertCanDraft,
  assertCanHandOver,
  assertCanIssue,
  assertOwes,
} from '../../action-rules.ts';
import { apologiseForDelay } from '../../actions/apologise-for-delay.ts';
import { collectFee, waiveFee } from '../../actions/collect-fee.ts';
import { handOverResult } from '../../actions/hand-over-result.ts';
import { approveResult, draftResult, issueResult } from '../../actions/settle-dossier.ts';
import { resourceOf } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { draftByTemplate, toFillIn } from '../../draft-by-template.ts';
import { assertScanned, hasElectronic } from '../../electronic-copy.ts';
import type { messages } from '../../messages.ts';
import { dossierPermissions } from '../../permissions.ts';
import { type SealedResult, type SignedResult, sealResult, signResult } from '../../sign-result.ts';
import { CopiesToSign } from '../certified-copies/copies-to-sign.view.tsx';
import { dossierAction } from '../dossier/dossier-action.tsx';
import { GivenPapers } from '../dossier/papers.view.tsx';

export const draftPages = dossierAction({
  path: 'du-thao',
  may: 'dossier.draft_result',
  form: Type.Object({
    title: Type.String({ minLength: 1, maxLength: 300 }),
    content: Type.String({ minLength: 1, maxLength: 20_000 }),
  }),
  assertOpen: ({ dossier, result }) => assertCanDraft(dossier, result),
  title: (words) => words.actions.draft,
  lead: (words) => words.leads.draft,
  notice: 'dossiers.drafted',
  prepare: (call, { dossier }) => call.read((db) => getVersion(db, dossier.procedureVersionId)),
  fields: ({ field, file, words, more }) => {
    const [result] = (more as StoredVersion).version.results;
    const draft = draftByTemplate(file.dossier);
    const title = field('title');
    const content = field('content');
    return (
      <>
        <GivenPapers file={file} />
        <TextField
          {...title}
          value={title.value ?? file.result?.title ?? draft.title ?? result?.name ?? file.dossier.procedureName}
          label={words.fields.title}
        />
        <TextArea
          {...content}
          value={content.value ?? file.result?.content ?? draft.content}
          label={words.fields.content}
          hint={words.hints.draft(draft.legalRef)}
          rows={18}
        />
      </>
    );
  },
  async beforehand(_call, _file, { content }) {
    if (content.includes(toFillIn)) throw new Refusal('dossier.draft_unfinished', { field: 'content' }, 422);
  },
  act: draftResult,
});

const Draft = ({ file: { result } }: { file: DossierFile }) =>
  result ? (
    <InsetText>
      <h2 class="govuk-heading-m">{result.title}</h2>
      <p class="mc-as-typed">{result.content}</p>
    </InsetText>
  ) : null;

/** Signed with a certificate, or on paper as before; nothing said means on paper. */
const signingForm = Type.Object({
  signing: Type.Optional(Type.Union([Type.Literal('digital'), Type.Literal('paper')])),
  certificatePassword: Type.Optional(Type.String({ maxLength: 200 })),
});

/** What was signed is what was read before the transaction: a dossier that changed since is signed anew. */
const asRead = (ref: DossierRef, { dossier }: DossierFile): DossierRef => ({
  ...ref,
  version: ref.version ?? dossier.version,
});

function passwordTyped(typed: string | undefined): string {
  if (typed === undefined) throw new Refusal('signature.password_missing', { field: 'certificatePassword' }, 422);
  return typed;
}

interface SigningFieldsProps {
  readonly kind: CertificateKind;
  readonly field: ReturnType<typeof typedFields>;
  readonly words: ReturnType<typeof messages>;
  readonly isThere: boolean;
  /** Something goes with the result that cannot be signed on paper. */
  readonly withFiles: boolean;
}

/** How the result is signed; without a certificate it is signed on paper, which the page says. */
function SigningFields({ kind, field, words: { signing: words }, isThere, withFiles }: SigningFieldsProps) {
  if (!isThere) return <InsetText>{words.none[kind]}</InsetText>;
  const how = field('signing');
  return (
    <>
      <RadioField
        {...how}
        value={how.value ?? 'digital'}
        label={words.how[kind]}
        choices={(withFiles ? (['digital'] as const) : (['digital', 'paper'] as const)).map((value) => ({
          value,
          label: words.ways[kind][value],
          ...(value === 'paper' && { hint: words.byHand[kind] }),
        }))}
      />
      <TextField
        {...field('certificatePassword')}
        value={undefined}
        type="password"
        autocomplete="off"
        width={20}
        label={words.password[kind]}
        hint={words.passwordHint}
      />
    </>
  );
}

export const approvePages = dossierAction({
  path: 'ky-duyet',
  confirmed: true,
  may: 'dossier.approve_result',
  form: signingForm,
  assertOpen({ dossier, result, copies, electronic }, whoId) {
    assertCanApprove(dossier, result, whoId);
    assertScanned(dossier, copies, electronic);
  },
  title: (words) => words.actions.approve,
  lead: (words) => words.leads.approve,
  notice: 'dossiers.approved',
  prepare: (call) => hasUsableCertificate(call, 'person'),
  fields: ({ file, field, words, more }) => (
    <>
      <GivenPapers file={file} />
      <Draft file={file} />
      <CopiesToSign {...file} />
      <SigningFields
        {...{ field, words }}
        kind="person"
        isThere={more === true}
        withFiles={hasElectronic(file.copies)}
      />
      {!hasElectronic(file.copies) && (
        <p>
          <a class="govuk-link" href={href('/can-bo/ho-so/:code/ky-ngoai', { code: file.dossier.code })}>
            {words.signOutside.link}
          </a>
        </p>
      )}
    </>
  ),
  async beforehand(call, file, { signing, certificatePassword }) {
    if (signing !== 'digital') return undefined;
    assertMay(dossierPermissions, 'dossier.approve_result', call.who, resourceOf(file.dossier));
    const password = passwordTyped(certificatePassword);
    return withOwnCertificate(call, 'person', password, (open) => signResult(call, file, open));
  },
  act: (act, ref, _values, { tools }, file, ready) =>
    approveResult(act, asRead(ref, file), ready ? { tools, signed: ready as SignedResult } : undefined),
});

export const issuePages = dossierAction({
  path: 'ban-hanh',
  may: 'dossier.issue_result',
  form: signingForm,
  assertOpen: ({ dossier, result }) => assertCanIssue(dossier, result),
  title: (words) => words.actions.issue,
  lead: (words) => words.leads.issue,
  notice: 'dossiers.issued',
  prepare: async (call, { resultPaper }) => resultPaper !== undefined && (await hasUsableCertificate(call, 'seal')),
  fields: ({ file, field, words, more }) => (
    <>
      <Draft file={file} />
      <CopiesToSign {...file} />
      {file.resultPaper && (
        <SigningFields
          {...{ field, words }}
          kind="seal"
          isThere={more === true}
          withFiles={hasElectronic(file.copies)}
        />
      )}
    </>
  ),
  async beforehand(call, { dossier, resultPaper: paper }, { signing, certificatePassword }) {
    if (signing !== 'digital' || !paper) return undefined;
    assertMay(dossierPermissions, 'dossier.issue_result', call.who, resourceOf(dossier));
    const password = passwordTyped(certificatePassword);
    return withOwnCertificate(call, 'seal', password, (open) => sealResult(call, { dossier, paper }, open));
  },
  act: (act, ref, _values, { tools }, file, ready) =>
    issueResult(act, asRead(ref, file), ready ? { tools, sealed: ready as SealedResult } : undefined),
});

export const collectFeePages = dossierAction({
  path: 'thu-phi',
  may: 'dossier.collect_fee',
  form: Type.Object({
    paidBy: Type.String({ minLength: 1, maxLength: 200 }),
    method: Type.Union([Type.Literal('cash'), Type.Literal('transfer')]),
  }),
  assertOpen: ({ dossier }) => assertOwes(dossier),
  title: (words) => words.actions.collectFee,
  lead: (words) => words.leads.collectFee,
  notice: 'dossiers.fee_paid',
  fields: ({ field, file, words }) => {
    const paidBy = field('paidBy');
    const method = field('method');
    return (
      <>
        <TextField
          {...paidBy}
          value={paidBy.value ?? file.dossier.parties.submitter.fullName}
          label={words.fields.paidBy}
        />
        <RadioField
          {...method}
          value={method.value ?? 'cash'}
          label={words.fields.method}
          inline
          choices={(['cash', 'transfer'] as const).map((value) => ({ value, label: words.methods[value] }))}
        />
      </>
    );
  },
  act: collectFee,
});

export const waiveFeePages = dossierAction({
  path: 'mien-phi',
  may: 'dossier.collect_fee',
  form: Type.Object({ reason: Type.String({ minLength: 5, maxLength: 500 }) }),
  assertOpen: ({ dossier }) => assertOwes(dossier),
  title: (words) => words.actions.waiveFee,
  lead: (words) => words.leads.waiveFee,
  notice: 'dossiers.fee_waived',
  fields: ({ field, words }) => <TextArea {...field('reason')} label={words.fields.reason} rows={3} />,
  act: waiveFee,
});

export const handOverPages = dossierAction({
  path: 'tra-ket-qua',
  may: 'dossier.hand_over',
  form: Type.Object({
    method: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
    receivedByName: Type.String({ minLength: 1, maxLength: 200 }),
    trackingNumber: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  assertOpen: ({ dossier }) => assertCanHandOver(dossier),
  title: (words) => words.actions.handOver,
  lead: (words) => words.leads.handOver,
  notice: 'dossiers.handed_over',
  fields: ({ field, file: { dossier }, words }) => {
    const method = field('method');
    const name = field('receivedByName');
    return (
      <>
        <RadioField
          {...method}
          value={method.value ?? dossier.resultDelivery}
          label={words.fields.method}
          choices={(['counter', 'post', 'electronic'] as const).map((value) => ({
            value,
            label: words.deliveries[value],
          }))}
        />
        <TextField
          {...name}
          value={name.value ?? dossier.parties.submitter.fullName}
          label={words.fields.receivedByName}
        />
        <TextField {...field('trackingNumber')} label={words.fields.trackingNumber} optional />
      </>
    );
  },
  act: (act, ref, { trackingNumber = null, ...input }) => handOverResult(act, ref, { ...input, trackingNumber }),
});

export const apologisePages = dossierAction({
  path: 'xin-loi-hen-lai',
  confirmed: true,
  may: 'dossier.apologise',
  form: Type.Object({
    reason: Type.String({ minLength: 10, maxLength: 2000 }),
    newDay: Type.String({ format: 'day' }),
  }),
  assertOpen: ({ dossier, apology }) => void assertCanApologise(dossier, apology),
  title: (words) => words.actions.apologise,
  lead: (words) => words.leads.apologise,
  notice: 'dossiers.apologised',
  fields: ({ field, words }) => (
    <>
      <TextArea {...field('reason')} label={words.fields.reason} rows={4} />
      <DateField {...field('newDay')} label={words.fields.newDay} hint={words.hints.newDay} />
    </>
  ),
  async act(act, ref, { reason, newDay }, _call, { dossier }) {
    const calendar = await getWorkingCalendar(act.tx, dossier.handlingAgencyId);
    const closing = sessionsOn(calendar, newDay).at(-1)?.to;
    if (closing === undefined) throw new Refusal('dossier.new_day_off', {}, 422);
    return apologiseForDelay(act, ref, { reason, newPromisedAt: instantOf(newDay, closing) });
  },
});
