import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  maskIdentity,
  Notice,
  PageHeading,
  SummaryList,
  TextArea,
  typedFields,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import type { Reuse } from '../../reuse-store.ts';
import type { StoredPaper } from '../../stored-paper.ts';
import { describePaper, StoredPaperTag } from '../../stored-paper.view.tsx';

export interface WithdrawProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
  readonly refused?: string;
}

interface Props {
  readonly paper: StoredPaper;
  /** Those that the asker may see. */
  readonly reuses: readonly Reuse[];
  readonly problem: WithdrawProblem;
  readonly tokens: FormTokens;
  readonly now: number;
}

/** The paper that is to be withdrawn, and why; one that was withdrawn is only shown. */
export function WithdrawView({ paper, reuses, problem: { typed = {}, errors = {}, refused }, tokens, now }: Props) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.withdraw;
  const back = href('/can-bo/ho-so/:code', { code: paper.dossierCode });
  const here = href('/can-bo/kho-giay-to/:agency/:id/thu-hoi', { agency: paper.agencyId, id: paper.id });
  const field = typedFields(typed, errors);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} crumbs={[{ href: back, label: paper.dossierCode }]} />
      {refused && <Notice kind="warning">{refused}</Notice>}
      <ErrorSummary errors={errors} />
      <SummaryList
        rows={[
          { term: all.paper, detail: `${paper.name}. ${describePaper(paper, locale)}` },
          { term: words.belongsTo, detail: maskIdentity(paper.identityNumber) },
          { term: all.state, detail: <StoredPaperTag paper={paper} now={now} /> },
          { term: words.usedBy, detail: reuses.map(({ dossierCode }) => dossierCode).join(', ') || all.notUsed },
        ]}
      />
      {paper.state === 'withdrawn' ? (
        <p>{paper.stateReason}</p>
      ) : (
        <Form action={here} tokens={tokens}>
          <TextArea {...field('reason')} label={words.reason} rows={3} />
          <ButtonGroup>
            <Button kind="warning">{words.button}</Button>
            <Button kind="secondary" href={back}>
              {paper.dossierCode}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}
