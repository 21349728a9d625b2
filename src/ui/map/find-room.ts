import type { Point } from './projection.ts';
import type { Area } from './spread-apart.ts';

export const sides = ['right', 'left', 'below', 'above'] as const;

/** Where a name stands beside its spot. */
export type Side = (typeof sides)[number];

/** A spot that asks for room for its name. */
export interface Named {
  readonly at: Point;
  /** Of the name, in units of the drawing. */
  readonly width: number;
  /** Asks before the others. */
  readonly isUrgent: boolean;
}

/** What a spot takes up around its place, with the number that stands beneath those whose name has no room. */
export const spotSize = { beside: 17, above: 17, below: 27 } as const;

const lineHeight = 16;
const gap = 2;

/**
 * The side of each spot on which its name has room within the frame, beside all spots and the names that came first;
 * undefined where there is none. Urgent ones choose first, then each in turn.
 */
export function findRoom(spots: readonly Named[], frame: Area): (Side | undefined)[] {
  const taken = spots.map(({ at }) => spotBox(at));
  const found: (Side | undefined)[] = spots.map(() => undefined);
  const inTurn = spots
    .map((_, i) => i)
    .sort((a, b) => Number(spots[b]?.isUrgent) - Number(spots[a]?.isUrgent) || a - b);
  for (const i of inTurn) {
    const spot = spots[i] as Named;
    const has = (box: Area) => isWithin(box, frame) && !taken.some((other, j) => j !== i && overlap(other, box));
    const side = sides.find((each) => has(nameBox(spot, each)));
    found[i] = side;
    if (side) taken.push(nameBox(spot, side));
  }
  return found;
}

/** What a spot covers. */
export function spotBox({ x, y }: Point): Area {
  const { beside, above, below } = spotSize;
  return { left: x - beside, right: x + beside, top: y - above, bottom: y + below };
}

/** What the name of a spot covers on one of its sides. */
export function nameBox({ at: { x, y }, width }: Pick<Named, 'at' | 'width'>, side: Side): Area {
  const { beside, above } = spotSize;
  if (side === 'right' || side === 'left') {
    const left = side === 'right' ? x + beside + gap : x - beside - gap - width;
    return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
  }
  const top = side === 'below' ? y + above + gap : y - above - gap - lineHeight;
  return { left: x - width / 2, right: x + width / 2, top, bottom: top + lineHeight };
}

export const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
