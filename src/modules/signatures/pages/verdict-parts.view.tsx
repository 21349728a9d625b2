import { dateOf, dateTimeOf, Notice, SummaryList, type SummaryRow, Tag, type Tone, useLocale } from '#ui';
import type { Outcome, SignatureVerdict, Verdict } from '../judging/verdict.ts';
import { messages } from '../messages.ts';

const kinds = { valid: 'success', valid_with_remarks: 'info', not_signed: 'info' } as const;
const tones: Readonly<Record<Outcome, Tone>> = {
  valid: 'good',
  valid_with_remarks: 'waiting',
  unknown_signer: 'bad',
  invalid: 'late',
  not_signed: 'neutral',
};

/** What a PDF is worth, in words: the file first, then signature by signature. */
export function VerdictParts({ verdict }: { verdict: Verdict }) {
  const { check, outcomes, outcomeLeads, reasons } = messages(useLocale());
  const kind = verdict.outcome in kinds ? kinds[verdict.outcome as keyof typeof kinds] : 'warning';
  return (
    <>
      <Notice kind={kind} title={outcomes[verdict.outcome]}>
        <p>{outcomeLeads[verdict.outcome]}</p>
        {verdict.reasons.map((reason) => (
          <p>{reasons[reason]}</p>
        ))}
      </Notice>
      {verdict.signatures.map((signature, i) => (
        <SignatureView signature={signature} position={i + 1} />
      ))}
      <p class="govuk-hint">{check.explained}</p>
    </>
  );
}

/** An outcome in a word; in a list it leads to its reasons. */
export function VerdictTag({ outcome }: { outcome: Outcome }) {
  return <Tag tone={tones[outcome]}>{messages(useLocale()).outcomes[outcome]}</Tag>;
}

function SignatureView({ signature, position }: { signature: SignatureVerdict; position: number }) {
  const locale = useLocale();
  const { check, reasons } = messages(locale);
  const { signer, kind } = signature;
  const rows: (SummaryRow | undefined)[] = [
    {
      term: check.judgement,
      detail: (
        <>
          <VerdictTag outcome={signature.outcome} />
          {signature.reasons.map((reason) => (
            <p>{reasons[reason]}</p>
          ))}
        </>
      ),
    },
    signer ? { term: check.signer, detail: signer.name } : undefined,
    signer?.organisation ? { term: check.organisation, detail: signer.organisation } : undefined,
    signature.provenAt !== null
      ? { term: check.proven, detail: check.provenBy(dateTimeOf(signature.provenAt, locale)) }
      : undefined,
    signature.claimedAt !== null && kind === 'signature'
      ? { term: check.claimed, detail: dateTimeOf(signature.claimedAt, locale) }
      : undefined,
    signature.notRevokedAsOf !== null
      ? { term: check.notRevoked, detail: dateTimeOf(signature.notRevokedAsOf, locale) }
      : undefined,
    { term: check.covers, detail: check.coverage[signature.covers] },
    signer ? { term: check.issuer, detail: signer.issuer } : undefined,
    signer ? { term: check.validity, detail: validityOf(signer, locale) } : undefined,
  ];
  return (
    <section>
      <h2 class="govuk-heading-m">{kind === 'signature' ? check.signature(position) : check.stamp(position)}</h2>
      <SummaryList rows={rows.filter((row) => row !== undefined)} />
    </section>
  );
}

const validityOf = (
  { validFrom, validTo }: NonNullable<SignatureVerdict['signer']>,
  locale: ReturnType<typeof useLocale>,
): string => `${dateOf(validFrom, locale)} – ${dateOf(validTo, locale)}`;
