import type { Agency } from '#modules/organisation';
import type { StoredVersion } from '#modules/procedures';
import { href } from '#platform/route';
import { Button, ButtonGroup, dateOf, Notice, PageHeading, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Closed } from '../../filing.ts';
import { CentreList } from '../centre-list.tsx';

export interface ClosedProps {
  readonly version: StoredVersion['version'];
  readonly closed: Closed;
  readonly communes: readonly Agency[];
}

/** Why a procedure cannot be filed online, and where to go instead. */
export function ClosedView({ version, closed, communes }: ClosedProps) {
  const words = citizenMessages(useLocale()).filing;
  return (
    <>
      <PageHeading caption={`${version.field.name} · ${version.code}`} title={version.name} />
      <Notice kind="warning" title={words.closed.title}>
        <ClosedSentence closed={closed} />
      </Notice>
      <ButtonGroup>
        {closed.why === 'repealed' && closed.replacedBy ? (
          <Button href={href('/thu-tuc/:code', { code: closed.replacedBy.code })}>{words.toReplacement}</Button>
        ) : (
          <Button kind="secondary" href={href('/thu-tuc/:code', { code: version.code })}>
            {words.toProcedure}
          </Button>
        )}
        <Button kind="secondary" href="/thu-tuc">
          {words.otherProcedure}
        </Button>
      </ButtonGroup>
      <CentreList communes={communes} />
    </>
  );
}

/** The reason in one or two sentences. */
export function ClosedSentence({ closed }: { closed: Closed }) {
  const locale = useLocale();
  const words = citizenMessages(locale).filing.closed;
  switch (closed.why) {
    case 'repealed':
      return (
        <p>
          {closed.on ? words.repealedOn(dateOf(closed.on, locale)) : words.repealed}{' '}
          {closed.replacedBy ? words.replacedBy(closed.replacedBy.name, closed.replacedBy.code) : words.notReplaced}
        </p>
      );
    case 'not_received':
      return <p>{words.notReceived(closed.by.name)}</p>;
    case 'not_online':
      return <p>{words.notOnline}</p>;
  }
}
