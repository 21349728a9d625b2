import { href } from '#platform/route';
import { Button, ButtonGroup, type Column, FilterForm, Notice, PageHeading, Pager, SelectField, Table } from '#ui';
import type { RegisterLine, RegisterWords } from './year-register.ts';

interface Props<Line extends RegisterLine> {
  readonly path: string;
  readonly words: RegisterWords;
  readonly year: number;
  readonly thisYear: number;
  readonly lines: readonly Line[];
  readonly columns: readonly Column<Line>[];
  /** Codes of dossiers that should stand in the register and do not. */
  readonly missing: readonly string[];
  readonly problem: string | undefined;
  readonly isFirst: boolean;
  readonly nextHref: string | undefined;
}

const yearsOffered = 10;

/** A year of a register, each line leading to its dossier, and the dossiers that are missing in it. */
export function RegisterOfYear<Line extends RegisterLine>(props: Props<Line>) {
  const { path, words, year, thisYear, lines, columns, missing, problem, isFirst, nextHref } = props;
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
      <Table<Line>
        caption={words.caption(year)}
        rows={lines}
        empty={words.empty}
        href={({ code }) => href('/can-bo/ho-so/:code', { code })}
        columns={columns}
      />
      <Pager firstHref={isFirst ? undefined : ofYear('')} nextHref={nextHref} />
    </>
  );
}
