import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  dateTimeOf,
  ErrorSummary,
  Form,
  InsetText,
  PageHeading,
  SummaryList,
  Table,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import type { Destruction, ListedDossier } from '../../destruction.ts';
import { DestructionTag, dossierColumns } from '../../destruction.view.tsx';
import { messages } from '../../messages.ts';

export interface DestructionProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

interface Props extends DestructionProblem {
  readonly list: Destruction;
  readonly dossiers: readonly ListedDossier[];
  readonly title: string;
  readonly mayDecide: boolean;
  readonly isOwn: boolean;
  readonly action: string;
  readonly tokens: FormTokens;
}

/** A list of dossiers proposed to be destroyed, and what can be done with it. */
export function DestructionView(props: Props) {
  const { list, dossiers, title, mayDecide, isOwn, errors = {} } = props;
  const locale = useLocale();
  const all = messages(locale);
  const words = all.list;
  return (
    <>
      <PageHeading title={title} crumbs={[{ href: '/can-bo/luu-giu', label: all.title }]} />
      <ErrorSummary errors={errors} />
      <Facts list={list} />
      {list.outcome === null && isOwn && <InsetText>{words.own}</InsetText>}
      {list.outcome === null && mayDecide && <Answering {...props} />}
      <h2 class="govuk-heading-m">{words.listed}</h2>
      <Table<ListedDossier>
        caption={words.listed}
        hideCaption
        rows={dossiers}
        empty={all.noDue}
        columns={[
          ...dossierColumns<ListedDossier>(locale),
          { head: all.standing, oneLine: true, cell: ({ became }) => (became ? words.became[became] : '') },
        ]}
      />
    </>
  );
}

function Facts({ list }: Pick<Props, 'list'>) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.list;
  const { answeredAt, answeredByName, decision, words: said } = list;
  return (
    <SummaryList
      rows={[
        { term: all.standing, detail: <DestructionTag list={list} /> },
        { term: words.minutes, detail: list.minutes },
        { term: all.proposedBy, detail: words.by(list.proposedByName, dateTimeOf(list.proposedAt, locale)) },
        ...(decision ? [{ term: words.decision, detail: decision }] : []),
        ...(said ? [{ term: words.sentBack, detail: said }] : []),
        ...(answeredAt === null
          ? []
          : [{ term: words.answered, detail: words.by(answeredByName ?? '', dateTimeOf(answeredAt, locale)) }]),
      ]}
    />
  );
}

function Answering({ isOwn, action, tokens, typed = {}, errors = {} }: Props) {
  const all = messages(useLocale());
  const words = all.list;
  const field = typedFields(typed, errors);
  return (
    <>
      {!isOwn && (
        <Form action={`${action}/quyet-dinh`} tokens={tokens}>
          <h2 class="govuk-heading-m">{words.decide}</h2>
          <p>{words.decideLead}</p>
          <TextField {...field('decision')} label={all.fields.decision} />
          <Button kind="warning">{words.decideButton}</Button>
        </Form>
      )}
      <Form action={`${action}/tra-lai`} tokens={tokens}>
        <h2 class="govuk-heading-m">{words.sendBack}</h2>
        <TextArea {...field('words')} label={all.fields.words} rows={3} />
        <Button kind="secondary">{words.sendBackButton}</Button>
      </Form>
    </>
  );
}
