import Type from 'typebox';
import type { Call } from '#platform/route';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const day = Type.String({ format: 'day' });

export const yearInAddress = Type.Object({ year: Type.String({ pattern: '^20(2[0-9]|3[0-9]|40)$' }) });
export const dayInAddress = Type.Object({
  year: Type.String({ pattern: '^20(2[0-9]|3[0-9]|40)$' }),
  day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
});

export const dayOffForm = Type.Object({
  day,
  kind: Type.Union([Type.Literal('holiday'), Type.Literal('compensatory')]),
  name: text(120),
  legalRef: text(200),
});
export const swapForm = Type.Object({ dayOff: day, workingDay: day, swapName: text(120), swapRef: text(200) });
export const publishForm = Type.Object({ source: text(300) });

export type YearCall = Call<{ year: string }>;
