import type { ComponentChildren } from 'preact';
import type { Locale } from '#platform/words';
import { Figure, Figures, numberOf, percentOf } from '#ui';
import { reuseTarget } from '../../../../../reference/statistics/targets.ts';
import { type Counts, type FigureDefinition, type FigureName, figures, inTimeShare, shareOf } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { behindHref, type Selection } from '../../selection.ts';

interface MonthFiguresProps {
  readonly counts: Counts;
  readonly selection: Selection;
  readonly locale: Locale;
}

/** The figures of a period in four groups; each number leads to its dossiers. */
export function MonthFigures(props: MonthFiguresProps) {
  const { counts, locale } = props;
  const words = messages(locale).month;
  const count = (name: FigureName) => numberOf(counts[name], locale);
  const percent = (share: number | undefined) => (share === undefined ? '—' : percentOf(share, locale));
  const ofSettled = (name: FigureName) => counts.settled > 0 && words.shareOf(percent(counts[name] / counts.settled));
  return (
    <>
      <Group title={words.received}>
        <Counted {...props} name="received" />
        <Share {...props} name="received_online" label={words.onlineShare} share={percent(shareOf(counts, 'online'))}>
          {words.outOf(count('received_online'), count('received'))}
        </Share>
        <Counted {...props} name="received_direct" />
        <Counted {...props} name="carried_over" />
      </Group>
      <Group title={words.settled}>
        <Counted {...props} name="settled">
          {counts.settled > 0 && `${words.inTimeShare}: ${percent(inTimeShare(counts))}`}
        </Counted>
        <Counted {...props} name="settled_early">
          {ofSettled('settled_early')}
        </Counted>
        <Counted {...props} name="settled_on_time">
          {ofSettled('settled_on_time')}
        </Counted>
        <Counted {...props} name="settled_overdue">
          {ofSettled('settled_overdue')}
        </Counted>
        <Share
          {...props}
          name="promise_kept"
          label={words.promiseShare}
          share={percent(shareOf(counts, 'promise_kept'))}
        >
          <Broken {...props} />
        </Share>
        <Share {...props} name="same_day" label={words.sameDayShare} share={percent(shareOf(counts, 'same_day'))}>
          {words.outOf(count('same_day'), count('settled'))}
        </Share>
      </Group>
      <Group title={words.open}>
        <Counted {...props} name="open" />
        <Counted {...props} name="open_in_time" />
        <Counted {...props} name="open_overdue" />
        <Counted {...props} name="waiting" />
      </Group>
      <Group title={words.otherwise}>
        <Counted {...props} name="refused" />
        <Counted {...props} name="withdrawn" />
        <Counted {...props} name="lapsed" />
      </Group>
      <Group title={words.digital}>
        <Counted {...props} name="digitised" />
        <Counted {...props} name="reused" />
        <Share {...props} name="reused" label={words.reuseShare} share={percent(shareOf(counts, 'reused'))}>
          {words.outOf(count('reused'), count('digitised'))}.{' '}
          {words.target(percentOf(reuseTarget.share, locale), reuseTarget.legalRef)}
        </Share>
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <Figures>{children}</Figures>
    </section>
  );
}

interface OneProps extends MonthFiguresProps {
  readonly name: FigureName;
  readonly children?: ComponentChildren;
}

function Counted({ counts, selection, locale, name, children }: OneProps) {
  const { tone }: FigureDefinition = figures[name];
  return (
    <Figure
      value={counts[name]}
      label={messages(locale).figures[name].name}
      href={behindHref(selection, name)}
      tone={counts[name] > 0 ? tone : undefined}
      note={children}
    />
  );
}

/** A share leads to the dossiers it is the share of. */
function Share({ selection, name, label, share, children }: OneProps & { label: string; share: string }) {
  return <Figure value={share} label={label} href={behindHref(selection, name)} note={children} />;
}

function Broken({ counts, selection, locale }: MonthFiguresProps) {
  return (
    <a class="govuk-link" href={behindHref(selection, 'promise_broken')}>
      {messages(locale).month.byPromise(numberOf(counts.promise_broken, locale))}
    </a>
  );
}
