import { AnswersView, getForm } from '#modules/forms';
import { dateOf, dateTimeOf, maskIdentity, moneyOf, SummaryList, type SummaryRow, useLocale } from '#ui';
import { type Dossier, nationalStatusOf, type Party } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { StateTag } from '../../dossier-tags.tsx';
import { messages } from '../../messages.ts';
import { known } from './known-rows.ts';

interface ParticularsProps {
  readonly file: DossierFile;
  readonly reader: 'staff' | 'citizen';
  /** Where identity numbers stand in full, for whoever may see them and sees them masked here. */
  readonly revealAt?: string | undefined;
  /** Identity numbers in full. */
  readonly whole?: boolean;
}

/** What the dossier is about, for officers and for its people. */
export function Particulars({ file, reader, revealAt, whole = false }: ParticularsProps) {
  const locale = useLocale();
  const words = messages(locale);
  const { dossier, agencies } = file;
  const { submitter, owner, subject, representative } = dossier.parties;
  const rows: (SummaryRow | undefined)[] = [
    { term: words.worklist.state, detail: <StateTag state={dossier.state} /> },
    reader === 'staff'
      ? { term: words.file.nationalState, detail: nationalStateOf(dossier, words.nationalStates) }
      : undefined,
    { term: words.file.procedure, detail: `${dossier.procedureName} (${dossier.procedureCode})` },
    { term: words.file.owner, detail: <PartyLines party={owner} whole={whole} /> },
    submitter.fullName !== owner.fullName
      ? { term: words.file.submitter, detail: <PartyLines party={submitter} whole={whole} /> }
      : undefined,
    subject && { term: words.file.subject, detail: <PartyLines party={subject} whole={whole} /> },
    representative && { term: words.file.representative, detail: <PartyLines party={representative} whole={whole} /> },
    { term: words.file.content, detail: dossier.content },
    { term: words.file.channel, detail: words.channels[dossier.channel] },
    { term: words.file.receivedBy, detail: agencies[dossier.agencyId]?.centreName },
    dossier.handlingAgencyId !== dossier.agencyId
      ? { term: words.file.handledBy, detail: agencies[dossier.handlingAgencyId]?.name }
      : undefined,
    { term: words.file.submitted, detail: dateTimeOf(dossier.submittedAt, locale) },
    { term: words.file.received, detail: dossier.receivedAt && dateTimeOf(dossier.receivedAt, locale) },
    {
      term: words.file.delivery,
      detail: [words.deliveries[dossier.resultDelivery], dossier.deliveryAddress].filter(Boolean).join(': '),
    },
    {
      term: words.file.fee,
      // Until intake nobody has worked out what is due.
      detail:
        dossier.receivedAt === null
          ? undefined
          : dossier.feeTotal > 0
            ? `${moneyOf(dossier.feeTotal, locale)} – ${words.feeStates[dossier.feeState]}`
            : words.feeStates.none,
    },
  ];
  return (
    <>
      <SummaryList rows={known(rows)} />
      {revealAt && (
        <p class="govuk-body">
          <a class="govuk-link" href={revealAt}>
            {words.file.reveal}
          </a>{' '}
          <span class="govuk-hint">{words.file.revealHint}</span>
        </p>
      )}
    </>
  );
}

/** Its number and name in the list of the National Portal, as a synchronisation will send it. */
function nationalStateOf(dossier: Dossier, names: readonly string[]): string {
  const number = nationalStatusOf(dossier);
  return `${number} – ${names[number - 1]}`;
}

function PartyLines({ party, whole }: { party: Party; whole: boolean }) {
  const { fullName, identityNumber, taxCode, birthDay, address, phone, email } = party;
  const number = identityNumber && (whole ? identityNumber : maskIdentity(identityNumber));
  const locale = useLocale();
  const words = messages(locale).file;
  const kind = party.kind === 'organisation' ? words.partyKinds.organisation : undefined;
  return (
    <>
      <strong>{fullName}</strong>
      {[kind, taxCode && words.taxCode(taxCode), number, birthDay && dateOf(birthDay, locale), address, phone, email]
        .filter(Boolean)
        .map((line) => (
          <div>{line}</div>
        ))}
    </>
  );
}

/** The declaration, as it was filled in. */
export function Answers({ file: { dossier }, masked = false }: { file: DossierFile; masked?: boolean }) {
  const words = messages(useLocale()).file;
  if (dossier.formId === null || dossier.formVersion === null || Object.keys(dossier.answers).length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.answers}</h2>
      <AnswersView
        form={getForm(dossier.formId, dossier.formVersion)}
        answers={dossier.answers as never}
        masked={masked}
      />
    </section>
  );
}
