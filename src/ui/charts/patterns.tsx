/** Colours told apart also by those who see few; each carries a pattern of its own besides. */
const colours = ['#0b4a8f', '#c2571a', '#0b6b45', '#7a3e8e', '#806000', '#5a5a5a', '#b00020'] as const;

/** White strokes on the colour, in a square of 8: none, slanting, dots, cross-hatch, level, upright. */
const strokes = [
  '',
  'M-2 2l4-4M0 8l8-8M6 10l4-4',
  'M2 2h.1M6 6h.1',
  'M0 0l8 8M8 0l-8 8',
  'M0 2h8M0 6h8',
  'M2 0v8M6 0v8',
  'M0 0l8 8M8 0l-8 8',
] as const;

/** What a series says by itself: its fill in place of the next in turn. */
export type SeriesTone = 'neutral' | 'good' | 'late';

const toneFills: Readonly<Record<SeriesTone, number>> = { neutral: 0, good: 2, late: 6 };

/** The number of a series' fill: by its tone, else in turn. */
export const fillNumber = (series: number, tones?: readonly SeriesTone[]): number => {
  const tone = tones?.[series];
  return tone ? toneFills[tone] : series % (colours.length - 1);
};

/** The plain colour of a series, for lines and text. */
export const colourOf = (series: number): string => colours[series % (colours.length - 1)] as string;

/** What fills the shapes of a fill's number; {@link Patterns} of the same `id` must stand in the page. */
export const fillOf = (id: string, fill: number): string => `url(#${id}-fill-${fill})`;

/** Declares every fill. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {colours.map((colour, i) => (
        <pattern id={`${id}-fill-${i}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={colour} />
          <path d={strokes[i]} stroke="#fff" stroke-width={i === 2 ? 2.4 : 1.6} stroke-linecap="round" fill="none" />
        </pattern>
      ))}
    </defs>
  );
}

/** Says which fill stands for what. */
export function Legend({
  id,
  names,
  tones,
}: {
  id: string;
  names: readonly string[];
  tones?: readonly SeriesTone[] | undefined;
}) {
  return (
    <ul class="mc-legend">
      {names.map((name, i) => (
        <li>
          <svg width="22" height="16" aria-hidden="true" focusable="false">
            <rect width="22" height="16" fill={fillOf(id, fillNumber(i, tones))} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
