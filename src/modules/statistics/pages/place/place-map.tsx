import { href } from '#platform/route';
import { type MapEntry, type MapLayout, numberOf, percentOf, SpotMap, type SpotTone, Tabs } from '#ui';
import { mapClasses } from '../../../../../reference/statistics/map-classes.ts';
import { messages } from '../../messages.ts';
import { periodName } from '../period-words.ts';
import { type MapFigure, mapFigures, mapShareOf } from './map-figure.ts';
import { agencyHref, type PlaceProps, type PlaceRow, path } from './place-props.ts';

/** Where the agencies lie, each with the share that was chosen, leading to its figures. */
export function PlaceMap({ map, ...props }: PlaceProps & { map: MapLayout }) {
  const { locale, selection, province, figure } = props;
  const words = messages(locale).place.map;
  return (
    <>
      <Tabs
        label={words.choose}
        tabs={mapFigures.map((each) => ({
          label: words.figures[each],
          href: href(path, {}, { ky: selection.period.key, tinh: province?.code, 'chi-so': each }),
          current: each === figure,
        }))}
      />
      <SpotMap
        id="map"
        title={words.title(words.figures[figure], periodName(selection.period, locale))}
        map={map}
        legend={legendOf(props)}
        tableId="so-lieu"
      />
    </>
  );
}

/** The agencies that stand somewhere, as the map needs them. */
export function entriesOf(props: PlaceProps): readonly MapEntry[] {
  return props.rows.flatMap((row): MapEntry[] => {
    const { location, placeName } = row;
    if (!location) return [];
    const { percent, tone } = mapShareOf(props.figure, row.counts);
    const value = percent === undefined ? '–' : String(percent);
    return [{ name: placeName, location, tone, value, says: inWords(props, row), href: agencyHref(props, row) }];
  });
}

/** The share of one agency in a sentence. */
function inWords({ locale, figure }: PlaceProps, { placeName, counts }: PlaceRow): string {
  const words = messages(locale).place.map;
  const { part, of } = mapShareOf(figure, counts);
  if (of === 0) return words.says(placeName, words.nothing[figure]);
  const count = (number: number) => numberOf(number, locale);
  return words.says(placeName, words.share[figure](percentOf(part / of, locale), count(part), count(of)));
}

function legendOf({ locale, figure }: { locale: PlaceProps['locale']; figure: MapFigure }): Record<SpotTone, string> {
  const words = messages(locale).place.map;
  const { good, fair } = mapClasses[figure];
  const lines = figure === 'overdue' ? words.atMost(good, fair) : words.atLeast(good, fair);
  return { ...lines, none: words.nothing[figure] };
}
