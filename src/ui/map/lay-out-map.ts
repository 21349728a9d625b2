import { findRoom, type Side, spotSize } from './find-room.ts';
import { type MapLocation, type Point, projectionFor, type Sheet, scaleBarFor } from './projection.ts';
import { type Area, heightFor, spreadApart } from './spread-apart.ts';

/** What a spot says by its shape. */
export type SpotTone = 'good' | 'fair' | 'late' | 'none';

/** Something to be shown where it lies. */
export interface MapEntry {
  /** As short as it is known by. */
  readonly name: string;
  readonly location: MapLocation;
  readonly tone: SpotTone;
  /** What the spot says in at most three characters. */
  readonly value: string;
  /** All of it in words, for those who hear it or rest the pointer on it. */
  readonly says: string;
  readonly href: string;
}

/** An entry on the map. */
export interface Spot {
  readonly entry: MapEntry;
  readonly at: Point;
  /** Where it truly lies; elsewhere when it had to make room for others. */
  readonly home: Point;
  /** Where its name stands; without one its number does. */
  readonly side: Side | undefined;
  readonly number: number | undefined;
}

export interface MapLayout {
  readonly size: MapSize;
  readonly width: number;
  readonly height: number;
  readonly scale: { readonly kilometres: number; readonly length: number };
  readonly spots: readonly Spot[];
}

/** Few stand on the screen of a phone; for more the sheet is as wide as a desk, and a phone scrolls it. */
export type MapSize = 'small' | 'large';

const few = 12;

const sheets: Readonly<Record<MapSize, Sheet>> = {
  small: { width: 320, margin: 44, lowest: 240, highest: 440 },
  large: { width: 960, margin: 60, lowest: 480, highest: 1000 },
};

/** No nearer than this: what can be pressed is 24 px wide and high, and a number has room beneath. */
const distance = 44;

/** Beside those farthest out. */
const roomForNames = 160;

/** About how wide a letter of a name is. */
const letterWidth = 7.6;

/** Lays entries out: each where it lies or as near as the others leave room, with its name or, by turns, a number. */
export function layOutMap(entries: readonly MapEntry[]): MapLayout {
  const size = entries.length <= few ? 'small' : 'large';
  const { width, height, unitsPerKilometre, homes } = place(entries, trimmed(entries, sheets[size]));
  const places = spreadApart(homes, areaOf(width, height), distance);
  const room = findRoom(
    entries.map(({ name, tone }, i) => ({
      at: places[i] as Point,
      width: name.length * letterWidth,
      isUrgent: tone === 'late',
    })),
    { left: 3, top: 3, right: width - 3, bottom: height - 3 },
  );
  let numbered = 0;
  const spots = entries.map((entry, i): Spot => {
    const side = room[i];
    if (!side) numbered += 1;
    const number = side ? undefined : numbered;
    return { entry, at: places[i] as Point, home: homes[i] as Point, side, number };
  });
  return { size, width, height, scale: scaleBarFor(unitsPerKilometre, width / 4), spots };
}

/** What is long from north to south needs no wide sheet, only room for names on both sides. */
function trimmed(entries: readonly MapEntry[], sheet: Sheet): Sheet {
  const across = place(entries, sheet).homes.map(({ x }) => x);
  const needed = Math.ceil(Math.max(...across) - Math.min(...across)) + 2 * roomForNames;
  return { ...sheet, width: Math.min(sheet.width, needed) };
}

/** As many as there are find room, however many they are. */
function place(entries: readonly MapEntry[], sheet: Sheet) {
  const { width } = sheet;
  const { left, right, top } = areaOf(width, 0);
  const needed = heightFor(entries.length, right - left, distance) + 2 * top;
  const lowest = Math.max(sheet.lowest, needed);
  const locations = entries.map(({ location }) => location);
  const projection = projectionFor(locations, { ...sheet, lowest, highest: Math.max(sheet.highest, needed) });
  const { height, unitsPerKilometre } = projection;
  return { width, height, unitsPerKilometre, homes: locations.map((location) => projection.at(location)) };
}

/** Where the middle of a spot may stand. */
function areaOf(width: number, height: number): Area {
  const { beside, above, below } = spotSize;
  const edge = 5;
  return { left: beside + edge, right: width - beside - edge, top: above + edge, bottom: height - below - edge };
}
