import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import {
  Button,
  dateOf,
  ErrorSummary,
  Form,
  numberOf,
  PageHeading,
  Table,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import type { Destruction, Hold } from '../../destruction.ts';
import { DestructionTag, dossierColumns } from '../../destruction.view.tsx';
import { type DueDossier, mostListed } from '../../due-dossiers.ts';
import { messages } from '../../messages.ts';
import { PeriodsTable } from './periods-table.tsx';

export interface RetentionProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

interface Props extends RetentionProblem {
  readonly due: readonly DueDossier[];
  readonly lists: readonly Destruction[];
  readonly holds: readonly Hold[];
  readonly tokens: FormTokens;
}

const url = '/can-bo/luu-giu';

export function RetentionView(props: Props) {
  const words = messages(useLocale());
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ErrorSummary errors={props.errors ?? {}} />
      <Due {...props} />
      <Lists lists={props.lists} />
      <Holds {...props} />
      <h2 class="govuk-heading-m">{words.periods}</h2>
      <PeriodsTable />
    </>
  );
}

function Due({ due, tokens, typed = {}, errors = {} }: Props) {
  const locale = useLocale();
  const words = messages(locale);
  const held = due.filter(({ holding }) => holding !== null).length;
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.due}</h2>
      {due.length > 0 && (
        <p>
          {words.dueCount(due.length - held, held)} {words.dueMost(mostListed)}
        </p>
      )}
      <Table<DueDossier>
        caption={words.due}
        hideCaption
        rows={due}
        empty={words.noDue}
        columns={[
          ...dossierColumns<DueDossier>(locale),
          { head: words.standing, cell: ({ holding }) => (holding ? words.holdings[holding] : words.canGo) },
        ]}
      />
      {due.length > held && (
        <Form action={url} tokens={tokens}>
          <h3 class="govuk-heading-s">{words.propose}</h3>
          <p>{words.proposeLead}</p>
          <TextField {...field('minutes')} label={words.fields.minutes} />
          <Button>{words.proposeButton}</Button>
        </Form>
      )}
    </section>
  );
}

function Lists({ lists }: Pick<Props, 'lists'>) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.lists}</h2>
      <Table<Destruction>
        caption={words.lists}
        hideCaption
        rows={lists}
        empty={words.noLists}
        href={({ id }) => href(`${url}/:list`, { list: id })}
        columns={[
          { head: words.proposedAt, oneLine: true, cell: ({ proposedAt }) => dateOf(proposedAt, locale) },
          { head: words.proposedBy, cell: ({ proposedByName }) => proposedByName },
          { head: words.dossiers, numeric: true, cell: ({ dossiers }) => numberOf(dossiers, locale) },
          { head: words.standing, oneLine: true, cell: (list) => <DestructionTag list={list} /> },
        ]}
      />
    </section>
  );
}

function Holds({ holds, tokens, typed = {}, errors = {} }: Props) {
  const locale = useLocale();
  const words = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.holds}</h2>
      <p>{words.holdsLead}</p>
      <Table<Hold>
        caption={words.holds}
        hideCaption
        rows={holds}
        empty={words.noHolds}
        columns={[
          { head: words.code, oneLine: true, cell: ({ code }) => code },
          { head: words.fields.reason, cell: ({ reason }) => reason },
          {
            head: words.placed,
            cell: ({ placedAt, placedByName }) => words.list.by(placedByName, dateOf(placedAt, locale)),
          },
          {
            head: words.lift,
            cell: ({ dossierId, code }) => (
              <Form action={href(`${url}/tam-giu/:held/bo`, { held: dossierId })} tokens={tokens}>
                <Button kind="secondary">{words.liftOf(code)}</Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={`${url}/tam-giu`} tokens={tokens}>
        <h3 class="govuk-heading-s">{words.hold}</h3>
        <TextField {...field('code')} label={words.fields.code} />
        <TextArea {...field('reason')} label={words.fields.reason} rows={3} />
        <Button kind="secondary">{words.holdButton}</Button>
      </Form>
    </section>
  );
}
