import type { Point } from './projection.ts';

/** A part of a drawing, in its units. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Random places in a province come apart in some twenty rounds; who needs more is dealt out. */
const rounds = 100;

/**
 * Moves points apart until no two are nearer than `distance`, all within the area. The same points always give the same places,
 * none is lost, and who has room around them stays. Where pushing does not end, all are dealt out over a grid. The area
 * must have room for that: {@link heightFor}.
 */
export function spreadApart(points: readonly Point[], area: Area, distance: number): readonly Point[] {
  const places = points.map((point) => within(area, point));
  for (let round = 0; round < rounds; round += 1) if (!pushOnce(places, area, distance)) return places;
  return dealOut(points, area, distance);
}

/** Pushes each two that are too near half the way each; tells whether any were. */
function pushOnce(places: Point[], area: Area, distance: number): boolean {
  let pushed = false;
  for (let j = 1; j < places.length; j += 1)
    for (let i = 0; i < j; i += 1) {
      const a = places[i] as Point;
      const b = places[j] as Point;
      const apart = Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
      if (apart >= distance) continue;
      const { x, y } = directionBetween(a, b, apart, j);
      // A little more than needed, so that it ends.
      const push = (distance - apart) / 2 + distance / 100;
      places[i] = within(area, { x: a.x - x * push, y: a.y - y * push });
      places[j] = within(area, { x: b.x + x * push, y: b.y + y * push });
      pushed = true;
    }
  return pushed;
}

/** Of length one; of two in the same place each pair gets another, by the golden angle. */
function directionBetween(a: Point, b: Point, apart: number, turn: number): Point {
  if (apart > 1e-6) return { x: (b.x - a.x) / apart, y: (b.y - a.y) / apart };
  return { x: Math.cos(turn * 2.399963), y: Math.sin(turn * 2.399963) };
}

const within = ({ left, top, right, bottom }: Area, { x, y }: Point): Point => ({
  x: Math.min(Math.max(x, left), right),
  y: Math.min(Math.max(y, top), bottom),
});

/** Gives each in turn the nearest place of a grid that is still free. */
function dealOut(points: readonly Point[], area: Area, distance: number): Point[] {
  const free = new Set(gridOver(area, distance));
  return points.map((point) => {
    let nearest: Point | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const place of free) {
      const far = (place.x - point.x) ** 2 + (place.y - point.y) ** 2;
      if (far < least) [nearest, least] = [place, far];
    }
    if (!nearest) throw new Error(`There is no room for ${points.length} points.`);
    free.delete(nearest);
    return nearest;
  });
}

function gridOver({ left, top, right, bottom }: Area, distance: number): Point[] {
  const columns = countOf(right - left, distance);
  const rows = countOf(bottom - top, distance);
  return Array.from({ length: columns * rows }, (_, i) => ({
    x: left + (i % columns) * distance,
    y: top + Math.floor(i / columns) * distance,
  }));
}

const countOf = (length: number, distance: number): number => Math.floor(length / distance + 1e-9) + 1;

/** How high an area of a width must be for so many points: twice what they would need packed in rows. */
export const heightFor = (count: number, width: number, distance: number): number =>
  Math.ceil((2 * count) / countOf(width, distance)) * distance;
