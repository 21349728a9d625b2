/** A place on the earth: WGS 84, decimal degrees. */
export interface MapLocation {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place in a drawing, in its units: from the left, from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How large a drawing may be, in its units. */
export interface Sheet {
  readonly width: number;
  /** What is kept free on every side. */
  readonly margin: number;
  readonly lowest: number;
  readonly highest: number;
}

/** How places on the earth come into a drawing. */
export interface Projection {
  readonly height: number;
  readonly unitsPerKilometre: number;
  at(location: MapLocation): Point;
}

/** A degree of latitude, in kilometres, on a sphere of the earth's mean radius. */
const kilometresPerDegree = 111.195;

/** However near places lie, so many kilometres are shown across. */
const leastKilometres = 10;

/**
 * Fits places into a sheet, north up: each degree of longitude narrowed by the cosine of the middle latitude, so that a
 * kilometre is as long to the east as to the north. Over Viet Nam the error at the edges stays below 4 %.
 */
export function projectionFor(locations: readonly MapLocation[], sheet: Sheet): Projection {
  const { width, margin } = sheet;
  const north = spanOf(locations.map(({ latitude }) => latitude));
  const east = spanOf(locations.map(({ longitude }) => longitude));
  const perDegreeEast = kilometresPerDegree * Math.cos((north.middle * Math.PI) / 180);
  const across = Math.max(east.length * perDegreeEast, leastKilometres);
  const up = north.length * kilometresPerDegree;
  const unitsPerKilometre = Math.min((width - 2 * margin) / across, (sheet.highest - 2 * margin) / Math.max(up, 1));
  const height = Math.max(sheet.lowest, Math.ceil(up * unitsPerKilometre + 2 * margin - 1e-6));
  return {
    height,
    unitsPerKilometre,
    at: ({ latitude, longitude }) => ({
      x: width / 2 + (longitude - east.middle) * perDegreeEast * unitsPerKilometre,
      y: height / 2 - (latitude - north.middle) * kilometresPerDegree * unitsPerKilometre,
    }),
  };
}

function spanOf(degrees: readonly number[]): { readonly middle: number; readonly length: number } {
  const [least, most] = [Math.min(...degrees), Math.max(...degrees)];
  return { middle: (least + most) / 2, length: most - least };
}

/** The longest of 1, 2, 5, 10, 20 … kilometres that is no longer than `most` units, with its length in units. */
export function scaleBarFor(unitsPerKilometre: number, most: number): { kilometres: number; length: number } {
  const longest = most / unitsPerKilometre;
  const power = 10 ** Math.floor(Math.log10(longest));
  const kilometres = power * ([5, 2].find((factor) => factor * power <= longest) ?? 1);
  return { kilometres, length: kilometres * unitsPerKilometre };
}
