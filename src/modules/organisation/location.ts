export const axes = ['latitude', 'longitude'] as const;

export type Axis = (typeof axes)[number];

/** Where an agency stands on a map: WGS 84, decimal degrees. It is where people come to, not a border of its unit. */
export type AgencyLocation = Readonly<Record<Axis, number>>;

/** Viet Nam with its islands, and some room around (degrees): what lies outside was mistyped. */
export const withinVietNam = {
  latitude: { minimum: 7, maximum: 24 },
  longitude: { minimum: 102, maximum: 118 },
} as const satisfies Record<Axis, { minimum: number; maximum: number }>;

/** Degrees as people write them, `105,7734` or `105.7734`, to a metre; NaN for anything else and outside of Viet Nam. */
export function degreesTyped(axis: Axis, text: string): number {
  const degrees = /^\d{1,3}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  const { minimum, maximum } = withinVietNam[axis];
  return degrees >= minimum && degrees <= maximum ? Math.round(degrees * 1e5) / 1e5 : Number.NaN;
}
