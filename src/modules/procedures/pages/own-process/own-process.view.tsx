import type { StaffMember } from '#modules/organisation';
import { href } from '#platform/route';
import { Button, dateOf, Notice, PageHeading, SummaryList, Table, useLocale } from '#ui';
import { fieldInWords, fullLimitInWords, limitInWords } from '../../in-words.ts';
import { countedHours, type ProcessStep } from '../../internal-process.ts';
import { messages } from '../../messages.ts';
import type { ReadingProblem } from '../../procedure-version.ts';
import type { RulesOfAgency } from '../../rules-of-agency.ts';
import type { KnownSequence } from '../../sequence.ts';
import type { StoredVersion } from '../../version-store.ts';

export interface OwnProcessProps {
  readonly stored: StoredVersion;
  readonly rules: RulesOfAgency;
  readonly positions: readonly { readonly code: string; readonly name: string }[];
  readonly staff: readonly StaffMember[];
  /** What the law has done one after another; undefined where nothing says it. */
  readonly sequence: KnownSequence | undefined;
}

/** The internal process and limits of a procedure in one agency. */
export function OwnProcessView(props: OwnProcessProps & { readonly mayAdjust: boolean; readonly mayEnter: boolean }) {
  const { stored, rules, mayAdjust } = props;
  const locale = useLocale();
  const words = messages(locale).officer;
  const { code, name, field } = stored.version;
  return (
    <>
      <PageHeading
        title={name}
        caption={`${code} · ${field.name}`}
        crumbs={[{ href: '/can-bo/thu-tuc', label: words.title }]}
        actions={
          mayAdjust && (
            <Button href={href('/can-bo/thu-tuc/:code/quy-trinh', { code })} keys="e">
              {words.adjust}
            </Button>
          )
        }
      />
      <h2 class="govuk-heading-m">{words.limitTitle}</h2>
      <SummaryList
        rows={[
          { term: words.statutory, detail: fullLimitInWords(rules.statutoryLimit, locale) },
          {
            term: words.local,
            detail: rules.localLimit
              ? `${limitInWords(rules.localLimit, locale)} (${rules.localLimit.legalRef})`
              : words.noLocal,
          },
          { term: words.isReceived, detail: rules.isReceived ? words.yes : words.no },
        ]}
      />
      <Sequence {...props} />
      <ProcessTable {...props} />
      <p class="govuk-hint">
        {rules.processRef ? messages(locale).steps.own(rules.processRef) : messages(locale).steps.default}
      </p>
      <UnreadTable problems={stored.problems} />
    </>
  );
}

function Sequence({ stored, sequence, mayEnter }: OwnProcessProps & { readonly mayEnter: boolean }) {
  const locale = useLocale();
  const words = messages(locale).officer.sequence;
  const { code } = stored.version;
  return (
    <section aria-labelledby="sequence">
      <h2 id="sequence" class="govuk-heading-m">
        {words.title}
      </h2>
      {sequence ? (
        <>
          <ol class="govuk-list govuk-list--number">
            {sequence.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <p class="govuk-hint">
            {words.note}{' '}
            {sequence.legalRef && words.enteredFrom(sequence.legalRef, dateOf(sequence.validFrom ?? '', locale))}
          </p>
        </>
      ) : (
        <Notice kind="warning">
          <p>{words.missing}</p>
        </Notice>
      )}
      {mayEnter && (
        <Button kind="secondary" href={href('/can-bo/thu-tuc/:code/trinh-tu', { code })}>
          {sequence ? words.replace : words.enter}
        </Button>
      )}
    </section>
  );
}

function ProcessTable({ rules, positions, staff }: OwnProcessProps) {
  const { officer: words, positionNames } = messages(useLocale());
  const unheld: Readonly<Record<string, string>> = positionNames;
  const positionName = (code: string) => positions.find((one) => one.code === code)?.name ?? unheld[code] ?? code;
  const holders = ({ position }: ProcessStep) =>
    staff.filter((one) => one.positionCode === position).map((one) => one.fullName);
  return (
    <Table
      caption={words.process}
      rows={rules.steps}
      mark={(step) => (holders(step).length === 0 ? 'soon' : undefined)}
      columns={[
        { head: words.ordinal, cell: (step) => step.ordinal },
        { head: words.step, cell: (step) => step.name },
        {
          head: words.position,
          cell: (step) => `${positionName(step.position)}: ${holders(step).join(', ') || words.nobody}`,
        },
        {
          head: words.hours,
          cell: (step) => (step.workingHours === null ? '–' : String(step.workingHours).replace('.', ',')),
          numeric: true,
        },
        { head: words.counted, cell: (step) => (step.isCounted ? words.yes : words.no) },
      ]}
      foot={['', words.total, '', String(countedHours(rules.steps)).replace('.', ','), '']}
    />
  );
}

function UnreadTable({ problems }: { problems: readonly ReadingProblem[] }) {
  const locale = useLocale();
  const words = messages(locale);
  if (problems.length === 0) return null;
  return (
    <Table
      caption={words.officer.unreadTitle}
      rows={problems}
      columns={[
        { head: words.officer.unreadField, cell: (problem) => fieldInWords(problem.field, locale) },
        { head: words.officer.unreadWhy, cell: (problem) => words.whys[problem.why] },
        { head: words.officer.unreadText, cell: (problem) => problem.text || '–' },
      ]}
    />
  );
}
