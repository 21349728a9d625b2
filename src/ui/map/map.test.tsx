import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { findRoom, nameBox, overlap, spotBox } from './find-room.ts';
import { layOutMap, type MapEntry, type SpotTone } from './lay-out-map.ts';
import { projectionFor, scaleBarFor } from './projection.ts';
import { SpotMap } from './spot-map.tsx';
import { heightFor, spreadApart } from './spread-apart.ts';

const sheet = { width: 960, margin: 60, lowest: 100, highest: 1000 };
const distance = 44;

const latitude = fc.double({ min: 8, max: 23.4, noNaN: true });
const longitude = fc.double({ min: 102, max: 117, noNaN: true });
const location = fc.record({ latitude, longitude });

/** Towns among villages: most places lie near a few others, some in the very same one. */
const crowded = fc
  .tuple(fc.array(location, { minLength: 1, maxLength: 4 }), fc.array(fc.record({ near: fc.nat(3), by: location })))
  .map(([towns, villages]) => [
    ...towns,
    ...villages.map(({ near, by }) => {
      const town = towns[near % towns.length]!;
      return { latitude: town.latitude + (by.latitude - 16) / 400, longitude: town.longitude };
    }),
  ]);
const locations = fc.oneof(fc.array(location, { minLength: 1, maxLength: 200 }), crowded);

const entriesOf = (places: readonly MapEntry['location'][]): MapEntry[] =>
  places.map((each, i) => ({
    location: each,
    name: `Xã ${'ăêôơư'.repeat((i % 5) + 1)}`,
    tone: (['good', 'fair', 'late', 'none'] as const satisfies readonly SpotTone[])[i % 4]!,
    value: String(i % 101),
    says: `Xã ${i}: ${i % 101}%`,
    href: `/can-bo/thong-ke?co-quan=H44.${i}`,
  }));

describe('a projection', () => {
  it('keeps kilometres as long to the east as to the north, and north up', () => {
    const corners = [
      { latitude: 20, longitude: 105 },
      { latitude: 21, longitude: 105 },
      { latitude: 20, longitude: 106 },
    ];
    const { at, unitsPerKilometre } = projectionFor(corners, sheet);
    const [origin, north, east] = corners.map(at);
    expect(north!.y).toBeLessThan(origin!.y);
    expect(east!.x).toBeGreaterThan(origin!.x);
    expect((origin!.y - north!.y) / unitsPerKilometre).toBeCloseTo(111.2, 0);
    expect((east!.x - origin!.x) / unitsPerKilometre).toBeCloseTo(111.195 * Math.cos((20.5 * Math.PI) / 180), 5);
  });

  it('puts every place on the sheet, and a single one in its middle', () => {
    fc.assert(
      fc.property(locations, (places) => {
        const { at, height } = projectionFor(places, sheet);
        for (const { x, y } of places.map(at)) {
          expect(x).toBeGreaterThanOrEqual(sheet.margin - 1e-6);
          expect(x).toBeLessThanOrEqual(sheet.width - sheet.margin + 1e-6);
          expect(y).toBeGreaterThanOrEqual(sheet.margin - 1e-6);
          expect(y).toBeLessThanOrEqual(height - sheet.margin + 1e-6);
        }
        expect(height).toBeLessThanOrEqual(sheet.highest);
      }),
    );
    expect(projectionFor([{ latitude: 8.6, longitude: 111.9 }], sheet).at({ latitude: 8.6, longitude: 111.9 })).toEqual(
      {
        x: 480,
        y: 60,
      },
    );
  });

  it.each([
    [1, 240, 200],
    [10, 240, 20],
    [0.4, 240, 500],
    [96, 80, 0.5],
  ])('at %d units for a kilometre has a bar of at most %d for %d km', (units, most, kilometres) => {
    expect(scaleBarFor(units, most).kilometres).toBeCloseTo(kilometres, 9);
    expect(scaleBarFor(units, most).length).toBeCloseTo(kilometres * units, 6);
  });
});

describe('spots', () => {
  const points = (count: number) =>
    fc.array(
      fc.record({ x: fc.double({ min: 0, max: 960, noNaN: true }), y: fc.double({ min: 0, max: 700, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: count,
      },
    );
  const area = { left: 0, top: 0, right: 960, bottom: 900 };

  it('come apart without one being lost or pushed off, always in the same way', () => {
    fc.assert(
      fc.property(points(200), (homes) => {
        const places = spreadApart(homes, area, distance);
        expect(places).toHaveLength(homes.length);
        for (const [i, a] of places.entries()) {
          expect(a.x >= 0 && a.x <= 960 && a.y >= 0 && a.y <= 900).toBe(true);
          for (const b of places.slice(0, i)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(distance - 1e-9);
        }
        expect(spreadApart(homes, area, distance)).toEqual(places);
      }),
    );
  });

  it('stay where they are when they have room', () => {
    const homes = [
      { x: 100, y: 100 },
      { x: 144, y: 100 },
      { x: 500, y: 300 },
    ];
    expect(spreadApart(homes, area, distance)).toEqual(homes);
    const [, , third] = spreadApart([...homes.slice(0, 2), { x: 500, y: 300 }, { x: 100, y: 101 }], area, distance);
    expect(third).toEqual({ x: 500, y: 300 });
  });

  it('come apart also where all lie in one place, in a corner', () => {
    const narrow = { left: 0, top: 0, right: 276, bottom: heightFor(150, 276, distance) };
    const places = spreadApart(
      Array.from({ length: 150 }, () => ({ x: 0, y: 0 })),
      narrow,
      distance,
    );
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(150);
  });
});

describe('names', () => {
  it('never cover a spot, another name or the edge, and a spot without one has a number of its own', () => {
    fc.assert(
      fc.property(locations, (places) => {
        const { spots, width, height } = layOutMap(entriesOf(places));
        const boxes = spots.map(({ at }) => spotBox(at));
        const names = spots.flatMap(({ at, side, entry }, of) =>
          side ? [{ of, ...nameBox({ at, width: entry.name.length * 7.6 }, side) }] : [],
        );
        for (const [i, name] of names.entries()) {
          expect(name.left >= 0 && name.right <= width && name.top >= 0 && name.bottom <= height).toBe(true);
          expect(names.some((other, j) => j !== i && overlap(name, other))).toBe(false);
          expect(boxes.filter((box, j) => j !== name.of && overlap(box, name))).toEqual([]);
        }
        for (const { left, right, top, bottom } of boxes)
          expect(left >= 0 && right <= width && top >= 0 && bottom <= height).toBe(true);
        const numbers = spots.flatMap(({ number }) => number ?? []);
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
        expect(numbers.length + names.length).toBe(places.length);
      }),
    );
  });

  it('need no wide sheet where all lie in a row from north to south', () => {
    const row = Array.from({ length: 20 }, (_, i) => ({ latitude: 10 + i / 2, longitude: 106 }));
    const square = row.map(({ latitude }, i) => ({ latitude, longitude: 102 + i / 2 }));
    expect(layOutMap(entriesOf(row)).width).toBe(320);
    expect(layOutMap(entriesOf(square)).width).toBe(960);
  });

  it('of those who are late come first', () => {
    const at = (x: number) => ({ x, y: 100 });
    const spot = (x: number, isUrgent: boolean) => ({ at: at(x), width: 60, isUrgent });
    const frame = { left: 60, right: 220, top: 80, bottom: 130 };
    expect(findRoom([spot(100, false), spot(200, true)], frame)).toEqual([undefined, 'left']);
    expect(findRoom([spot(100, true), spot(200, false)], frame)).toEqual(['right', undefined]);
  });
});

describe('a map', () => {
  const [a, b] = entriesOf([
    { latitude: 20.5, longitude: 105.7 },
    { latitude: 20.5, longitude: 105.7 },
  ]);
  const map = layOutMap([
    { ...a!, says: 'Xã <A>' },
    { ...b!, name: 'Một tên dài đến mức không còn chỗ trên trang' },
  ]);
  const legend = { good: 'Từ 95%', fair: 'Từ 90%', late: 'Dưới 90%', none: 'Chưa có' };
  const text = renderToString(<SpotMap id="m" title="Đúng hạn" map={map} legend={legend} tableId="bang" />);

  it('leads from each spot to what is behind it, by its name or its number', () => {
    expect(text).toContain('href="/can-bo/thong-ke?co-quan=H44.0"');
    expect(text).toContain('<title>Xã &lt;A></title>');
    expect(text).toContain('<title>1. Xã 1: 1%</title>');
    expect(text).toContain('class="mc-map__lead"');
    expect(text).not.toContain('style=');
    expect(text).not.toContain('NaN');
  });

  it('tells the tones apart by shape, each in the legend, and shows its scale', () => {
    for (const tone of ['good', 'fair', 'late', 'none']) expect(text).toContain(`<use href="#m-${tone}">`);
    expect(text).toMatch(/>\d km</);
  });
});
