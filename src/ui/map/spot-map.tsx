import { tenth } from '../charts/scale.ts';
import { numberOf } from '../format.ts';
import { useLocale, useWords } from '../page-context.ts';
import { type Named, nameBox } from './find-room.ts';
import type { MapLayout, Spot, SpotTone } from './lay-out-map.ts';
import type { Point } from './projection.ts';

const tones = ['good', 'fair', 'late', 'none'] as const satisfies readonly SpotTone[];

/** Beneath the map, for its scale and where north is. */
const strip = 40;

export interface SpotMapProps {
  /** Its own on the page. */
  readonly id: string;
  readonly title: string;
  readonly map: MapLayout;
  /** What each shape stands for. */
  readonly legend: Readonly<Record<SpotTone, string>>;
  /** The id of the table of the same figures, to which those without eyes for a map skip. */
  readonly tableId: string;
}

/**
 * Spots where they lie, each with its figure and its name, leading on. Shape and number say what a spot says, colour only repeats
 * it. Borders are not drawn. The table beside it is its other form.
 */
export function SpotMap({ id, title, map, legend, tableId }: SpotMapProps) {
  const words = useWords().map;
  const { width, height, size } = map;
  return (
    <figure class="mc-map">
      <figcaption class="mc-chart__title">{title}</figcaption>
      <p class="mc-map__skip">
        <a class="govuk-link" href={`#${tableId}`}>
          {words.skip}
        </a>
      </p>
      <div class="mc-map__scroll">
        <svg
          class={`mc-map__drawing mc-map__drawing--${size}`}
          width={size === 'large' ? width : undefined}
          viewBox={`0 0 ${width} ${height + strip}`}
        >
          <title>{title}</title>
          <Shapes id={id} />
          <rect class="mc-map__frame" x="0.5" y="0.5" width={width - 1} height={height - 1} />
          <ScaleAndNorth map={map} />
          <Leads spots={map.spots} />
          <g text-anchor="middle">
            {map.spots.map((spot) => (
              <SpotLink id={id} spot={spot} />
            ))}
          </g>
        </svg>
      </div>
      <ul class="mc-legend">
        {tones.map((tone) => (
          <li>
            <svg width="36" height="36" viewBox="-18 -18 36 36" aria-hidden="true" focusable="false">
              <use href={`#${id}-${tone}`} />
            </svg>
            {legend[tone]}
          </li>
        ))}
      </ul>
      <p class="govuk-hint">{words.how}</p>
    </figure>
  );
}

/** Circle, square, diamond, and a dashed circle for no figure. */
function Shapes({ id }: { id: string }) {
  return (
    <defs>
      <circle id={`${id}-good`} class="mc-map__good" r="14" />
      <rect id={`${id}-fair`} class="mc-map__fair" x="-13" y="-13" width="26" height="26" rx="2" />
      <path id={`${id}-late`} class="mc-map__late" d="M0-17 17 0 0 17-17 0z" />
      <circle id={`${id}-none`} class="mc-map__none" r="13" />
    </defs>
  );
}

/** A thin line from a spot that had to move to where it lies, all in one. */
function Leads({ spots }: { spots: readonly Spot[] }) {
  const moved = spots.filter(({ at, home }) => Math.hypot(at.x - home.x, at.y - home.y) > 14);
  const [dot, line] = [
    moved.map(({ home }) => `M${xy(home)}h0`).join(''),
    moved.map(({ at, home }) => `M${xy(at)}L${xy(home)}`).join(''),
  ];
  return (
    moved.length > 0 && (
      <>
        <path class="mc-map__lead" d={line} />
        <path class="mc-map__home" d={dot} />
      </>
    )
  );
}

const xy = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`;

function SpotLink({ id, spot }: { id: string; spot: Spot }) {
  const { entry, number } = spot;
  return (
    <g transform={`translate(${xy(spot.at)})`}>
      <a href={entry.href}>
        <title>{number === undefined ? entry.says : `${number}. ${entry.says}`}</title>
        <rect class="mc-map__target" x="-14" y="-14" width="28" height="28" />
        <use href={`#${id}-${entry.tone}`} />
        <text class={`mc-map__value mc-map__value--${entry.tone}`} y="4.3">
          {entry.value}
        </text>
        <Name spot={spot} />
      </a>
    </g>
  );
}

/** Beside its spot where there is room, else its number beneath. */
function Name({ spot: { entry, side, number } }: { spot: Spot }) {
  if (!side) {
    return (
      <text class="mc-map__number" y="26">
        {number}
      </text>
    );
  }
  const here: Pick<Named, 'at' | 'width'> = { at: { x: 0, y: 0 }, width: 0 };
  const { left, bottom } = nameBox(here, side);
  const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : undefined;
  return (
    <text class="mc-map__name" x={left || undefined} y={bottom - 3.5} text-anchor={anchor}>
      {entry.name}
    </text>
  );
}

function ScaleAndNorth({ map: { width, height, scale } }: { map: MapLayout }) {
  const words = useWords().map;
  const locale = useLocale();
  const [left, right, y] = [2, 2 + tenth(scale.length), height + 26];
  return (
    <g>
      <path class="mc-map__scale" d={`M${left} ${y - 6}v6H${right}v-6`} />
      <text class="mc-map__name" x={right + 6} y={y}>
        {words.kilometres(numberOf(scale.kilometres, locale))}
      </text>
      <path class="mc-map__north" d={`M${width - 9} ${height + 8}l7 22-7-5-7 5z`} />
      <text class="mc-map__name" x={width - 22} y={y} text-anchor="end">
        {words.north}
      </text>
    </g>
  );
}
