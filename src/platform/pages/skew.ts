/** A picture in shades of grey, one byte a pixel. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Degrees to either side; a page put askew on the glass is within them, one lying on its side is turned by a person. */
const widest = 10;
const coarse = 0.5;
const fine = 0.05;

/** Ink is darker than this share of the mean. */
const inkShare = 0.7;

/** Left and right of the sheet, where its edges and the holes of a punch throw shadows. */
const margin = 0.08;

/**
 * By how many degrees, clockwise, the lines of text on a page fall. Projected along the right angle, lines and the gaps
 * between them stand out most sharply; a page without text is found to be straight. For pictures some 900 pixels wide.
 */
export function skewOf(page: Grey): number {
  const ink = inkOf(page);
  const sharpness = (angle: number): number => sharpnessAlong(angle, ink, page);
  const rough = best(-widest, widest, coarse, sharpness);
  return best(rough - coarse, rough + coarse, fine, sharpness);
}

/** How sharply lines stand out across a page, at whatever angle they fall; to be compared with the same page turned. */
export function lineSharpness(page: Grey): number {
  const ink = inkOf(page);
  return Math.max(...roughAngles.map((angle) => sharpnessAlong(angle, ink, page))) / Math.max(1, ink.length);
}

const roughAngles = Array.from({ length: (2 * widest) / coarse + 1 }, (_, i) => i * coarse - widest);

/** The same picture with its rows as columns, as it looks to lines that run along the page. */
export function onItsSide({ data, width, height }: Grey): Grey {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x]!;
  return { data: turned, width: height, height: width };
}

/** The points of ink, x and y in turn. */
function inkOf({ data, width, height }: Grey): Int32Array {
  const darkest = mean(data) * inkShare;
  const points: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = Math.floor(width * margin); x < width * (1 - margin); x++)
      if ((data[y * width + x] ?? 255) < darkest) points.push(x, y);
  return Int32Array.from(points);
}

function mean(data: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 7) sum += data[i] ?? 0;
  return sum / Math.ceil(data.length / 7);
}

/** Every second point is enough. */
function sharpnessAlong(angle: number, ink: Int32Array, { width, height }: Grey): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const above = Math.ceil((width / 2) * Math.tan((widest * Math.PI) / 180)) + 1;
  const rows = new Int32Array(height + 2 * above);
  for (let i = 0; i + 1 < ink.length; i += 4) {
    const row = Math.floor(ink[i + 1]! - (ink[i]! - width / 2) * slope + above);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sharpness = 0;
  for (let i = 1; i < rows.length; i++) sharpness += (rows[i]! - rows[i - 1]!) ** 2;
  return sharpness;
}

/** The value between `from` and `to` that is worth most; the one nearest to nought among equals. */
function best(from: number, to: number, step: number, worth: (value: number) => number): number {
  const values = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  const nearestFirst = values.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  let [found, most] = [0, -1];
  for (const value of nearestFirst) {
    const now = worth(value);
    if (now > most) [found, most] = [value, now];
  }
  return Math.round(found * 100) / 100;
}
