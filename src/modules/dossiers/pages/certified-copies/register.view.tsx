import { href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  dateOf,
  FilterForm,
  moneyOf,
  Notice,
  PageHeading,
  Pager,
  SelectField,
  Table,
  useLocale,
} from '#ui';
import type { CertifiedLine } from '../../certified-copy-store.ts';
import { certifiedMessages } from '../../certified-messages.ts';
import { Corrections } from './corrections.view.tsx';

interface Props {
  readonly path: string;
  readonly year: number;
  readonly thisYear: number;
  readonly lines: readonly CertifiedLine[];
  /** Codes of dossiers that should stand in the register and do not. */
  readonly missing: readonly string[];
  readonly problem: string | undefined;
  readonly isFirst: boolean;
  readonly nextHref: string | undefined;
}

const yearsOffered = 10;

export function CertifiedRegister({ path, year, thisYear, lines, missing, problem, isFirst, nextHref }: Props) {
  const locale = useLocale();
  const words = certifiedMessages(locale);
  const ofYear = (type: string) => href(`${path}${type}`, {}, { nam: String(year) });
  const years = Array.from({ length: yearsOffered }, (_, i) => String(thisYear - i));
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={
          lines.length > 0 && (
            <ButtonGroup>
              <Button kind="secondary" href={ofYear('.pdf')} keys="p">
                {words.pdf}
              </Button>
              <Button kind="secondary" href={ofYear('.xlsx')} keys="x">
                {words.excel}
              </Button>
            </ButtonGroup>
          )
        }
      />
      {problem && <Notice kind="warning">{problem}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warning">
          <p>{words.missing}</p>
          <ul class="govuk-list">
            {missing.map((code) => (
              <li>
                <a class="govuk-link" href={href('/can-bo/ho-so/:code', { code })}>
                  {code}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <FilterForm action={path}>
        <SelectField
          name="nam"
          label={words.year}
          value={String(year)}
          choose={false}
          choices={[...new Set([...years, String(year)])].map((value) => ({ value, label: value }))}
        />
      </FilterForm>
      <Table<CertifiedLine>
        caption={words.caption(year)}
        rows={lines}
        empty={words.empty}
        href={({ code }) => href('/can-bo/ho-so/:code', { code })}
        columns={[
          { head: words.number, cell: ({ number, certifiedAt }) => `${number}/${dateOf(certifiedAt).slice(-4)}` },
          { head: words.certified, oneLine: true, cell: ({ certifiedAt }) => dateOf(certifiedAt, locale) },
          { head: words.requester, cell: ({ submitter }) => submitter.fullName },
          {
            head: words.original,
            cell: ({ original, corrections }) => (
              <>
                {original}
                <Corrections corrections={corrections} />
              </>
            ),
          },
          { head: words.pages, numeric: true, cell: ({ pages }) => pages },
          { head: words.copies, numeric: true, cell: ({ copies }) => copies },
          {
            head: words.signer,
            cell: ({ signedByName, signedByPosition }) => [signedByName, signedByPosition].filter(Boolean).join(', '),
          },
          {
            head: words.fee,
            numeric: true,
            cell: ({ amount, feeState }) => (feeState === 'waived' ? words.waived : moneyOf(amount, locale)),
          },
          { head: words.dossier, oneLine: true, cell: ({ code }) => code },
        ]}
      />
      <Pager firstHref={isFirst ? undefined : ofYear('')} nextHref={nextHref} />
    </>
  );
}
