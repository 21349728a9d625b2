import type { Principal } from '#platform/access';
import { Button, ButtonGroup, CheckboxField, type Choice, ErrorSummary, Notice, PageHeading, useLocale } from '#ui';
import type { ceremonyMessages } from '../../ceremony-messages.ts';
import { promisedWords } from '../../dossier-tags.tsx';
import { type CeremonyKind, mostAtOnce } from '../../signing-ceremony.ts';
import type { WaitingResult } from '../../signing-ceremony-store.ts';

interface ChooseProps {
  readonly kind: CeremonyKind;
  readonly url: string;
  readonly waiting: readonly WaitingResult[];
  readonly who: Pick<Principal, 'id' | 'positionCode'>;
  readonly lastHref: string | undefined;
  readonly error: string | undefined;
  readonly words: ReturnType<typeof ceremonyMessages>;
}

/** What waits to be signed or sealed, to choose from. */
export function ChooseView({ kind, url, waiting, who, lastHref, error, words }: ChooseProps) {
  const locale = useLocale();
  const own = words[kind];
  const here = waiting.filter((result) => isBefore(who, result) && closedBy(kind, result, who.id) === undefined);
  const all = new URLSearchParams(here.map(({ code }) => ['ho-so', code]));
  const choiceOf = (result: WaitingResult): Choice => {
    const closed = closedBy(kind, result, who.id);
    return {
      value: result.code,
      label: `${result.ownerName} – ${result.title}`,
      hint: [
        words.about(result.code, result.procedureName),
        result.promisedAt !== null && words.promised(promisedWords(result.promisedAt, locale)),
        kind === 'sign' ? words.draftedBy(result.draftedByName) : words.approvedBy(result.approvedByName ?? ''),
        result.stepName && words.atStep(result.stepName, result.assigneeName ?? words.nobody),
        closed && words[closed],
      ]
        .filter(Boolean)
        .join('; '),
      disabled: closed !== undefined,
    };
  };
  return (
    <>
      <ErrorSummary errors={error ? { 'ho-so': error } : {}} />
      <PageHeading
        title={own.title}
        lead={own.lead}
        crumbs={[{ href: '/can-bo', label: words.backToWork }]}
        actions={
          lastHref && (
            <Button kind="quiet" href={lastHref}>
              {own.last}
            </Button>
          )
        }
      />
      {waiting.length === 0 ? (
        <p>{own.empty}</p>
      ) : (
        <form method="get" action={`${url}/xem`} noValidate>
          {waiting.length === mostAtOnce && (
            <Notice>
              <p>{words.cut(mostAtOnce)}</p>
            </Notice>
          )}
          <CheckboxField name="ho-so" label={own.field} error={error} choices={waiting.map(choiceOf)} />
          <ButtonGroup>
            <Button>{own.readChosen}</Button>
            {here.length > 0 && (
              <Button kind="secondary" href={`${url}/xem?${all}`}>
                {own.readAll(here.length)}
              </Button>
            )}
          </ButtonGroup>
        </form>
      )}
    </>
  );
}

/** Whether the step under way is whoever looks: what has not come to them yet is chosen one by one. */
const isBefore = ({ id, positionCode }: ChooseProps['who'], result: WaitingResult): boolean =>
  result.assigneeId === id || (result.assigneeId === null && result.positionCode === positionCode);

/** Why a result cannot be chosen, by the key of the words that say so. */
function closedBy(
  kind: CeremonyKind,
  { draftedBy, isSignedDigitally }: WaitingResult,
  whoId: string,
): 'ownDraft' | 'byHand' | undefined {
  if (kind === 'sign') return draftedBy === whoId ? 'ownDraft' : undefined;
  return isSignedDigitally ? undefined : 'byHand';
}
