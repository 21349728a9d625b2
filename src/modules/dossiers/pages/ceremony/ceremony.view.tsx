import { href } from '#platform/route';
import { Button, ButtonGroup, dateTimeOf, Island, Notice, PageHeading, Table, type Tone, tag, useLocale } from '#ui';
import type { ceremonyMessages } from '../../ceremony-messages.ts';
import { type CeremonyResult, ceremonyState, type SigningCeremony } from '../../signing-ceremony.ts';

interface CeremonyProps {
  readonly ceremony: SigningCeremony;
  readonly results: readonly CeremonyResult[];
  readonly now: number;
  /** Where the list and this page are. */
  readonly url: string;
  readonly here: string;
  /** How many hours are left to sign without time-stamps; undefined where no authority is set. */
  readonly hoursLeft: number | undefined;
  /** The words of a refusal. */
  readonly textOf: (result: CeremonyResult) => string;
  readonly words: ReturnType<typeof ceremonyMessages>;
}

const tones: Readonly<Record<CeremonyResult['state'], Tone>> = { waiting: 'waiting', done: 'good', refused: 'bad' };

/** What became of each result of a ceremony; while it is under way, how far it is. */
export function CeremonyView({ ceremony, results, now, url, here, hoursLeft, textOf, words }: CeremonyProps) {
  const locale = useLocale();
  const own = words[ceremony.kind];
  const state = ceremonyState(ceremony, results, now);
  const done = results.filter((result) => result.state === 'done');
  const unstamped = done.filter(({ level }) => level === 'B').length;
  return (
    <>
      <PageHeading
        title={own.heldTitle}
        lead={`${ceremony.heldByName}, ${dateTimeOf(ceremony.beganAt, locale)}`}
        crumbs={[{ href: url, label: own.title }]}
      />
      {state === 'under_way' ? (
        <section data-look-again={here} data-state="under_way">
          <p>
            <progress class="mc-progress" value={done.length} max={results.length} aria-label={own.heldTitle} />
          </p>
          <p role="status">{words.underWay(done.length, results.length)}</p>
          <ButtonGroup>
            <Button kind="secondary" href={here}>
              {words.look}
            </Button>
            <Island name="look-again" />
          </ButtonGroup>
        </section>
      ) : (
        <Notice
          kind={done.length === results.length ? 'success' : 'warning'}
          title={own.done(done.length, results.length)}
        >
          {state === 'broken_off' && <p>{words.brokenOff}</p>}
          {unstamped > 0 && hoursLeft !== undefined && <p>{words.doneUnstamped(unstamped, hoursLeft)}</p>}
        </Notice>
      )}
      <Table<CeremonyResult>
        caption={words.caption}
        rows={results}
        href={({ dossierCode: code }) => href('/can-bo/ho-so/:code', { code })}
        columns={[
          { head: words.dossier, oneLine: true, cell: (row) => row.dossierCode },
          { head: words.owner, cell: (row) => row.ownerName },
          {
            head: words.outcome,
            cell: (row) => (
              <>
                {tag(tones[row.state], own.state[row.state])}{' '}
                {row.level && words[row.level === 'T' ? 'withStamp' : 'withoutStamp']}
                {row.state === 'refused' && <p>{textOf(row)}</p>}
              </>
            ),
          },
        ]}
      />
      {state !== 'under_way' && (
        <Button kind="secondary" href={url}>
          {done.length === results.length ? words.backToList : own.again}
        </Button>
      )}
    </>
  );
}
