/** Colours told apart also by those who see few; each carries a pattern of its own besides. */
const colours = ['#0b4a8f', '#c2571a', '#0b6b45', '#7a3e8e', '#806000', '#5a5a5a'] as const;

/** White strokes on the colour, in a square of 8: none, slanting, dots, cross-hatch, level, upright. */
const strokes = [
  '',
  'M-2 2l4-4M0 8l8-8M6 10l4-4',
  'M2 2h.1M6 6h.1',
  'M0 0l8 8M8 0l-8 8',
  'M0 2h8M0 6h8',
  'M2 0v8M6 0v8',
] as const;

/** The plain colour of a series, for lines and text. */
export const colourOf = (series: number): string => colours[series % colours.length] as string;

/** What fills the shapes of a series; {@link Patterns} of the same `id` must stand in the page. */
export const fillOf = (id: string, series: number): string => `url(#${id}-fill-${series % colours.length})`;

/** Declares the fills of `count` series. */
export function Patterns({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {colours.slice(0, count).map((colour, i) => (
        <pattern id={`${id}-fill-${i}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={colour} />
          <path d={strokes[i]} stroke="#fff" stroke-width={i === 2 ? 2.4 : 1.6} stroke-linecap="round" fill="none" />
        </pattern>
      ))}
    </defs>
  );
}

/** Says which fill stands for what. */
export function Legend({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <ul class="mc-legend">
      {names.map((name, i) => (
        <li>
          <svg width="22" height="16" aria-hidden="true" focusable="false">
            <rect width="22" height="16" fill={fillOf(id, i)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
