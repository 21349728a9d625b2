import Type, { type Static } from 'typebox';
import type { FormFields } from '#platform/route';
import type { Adjustment } from '../../adjustment.ts';
import type { ProcessStep } from '../../internal-process.ts';

/** How many steps the form has room for. */
export const roomForSteps = 12;

/** Units an agency may cut a limit to. */
export const localUnits = ['working_hour', 'same_day', 'working_day', 'day', 'month'] as const;

export const adjustmentForm = Type.Object({
  unit: Type.Optional(Type.Enum([...localUnits])),
  amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  legalRef: Type.String({ minLength: 3, maxLength: 200 }),
  isReceived: Type.Optional(Type.Literal('yes')),
});

/** What was typed in the line of one step. */
export interface TypedStep {
  name: string;
  position: string;
  hours: string;
  counted: boolean;
}

/** The lines of the form in their order, also the empty ones. */
export function typedSteps(form: FormFields): TypedStep[] {
  const text = (name: string): string => String([form[name] ?? ''].flat().at(-1) ?? '').trim();
  return Array.from({ length: roomForSteps }, (_, i) => ({
    name: text(`name-${i + 1}`),
    position: text(`position-${i + 1}`),
    hours: text(`hours-${i + 1}`).replace(',', '.'),
    counted: text(`counted-${i + 1}`) === 'yes',
  }));
}

/** The steps typed, or which lines are wrong and how. Empty lines are left out. */
export function readSteps(typed: readonly TypedStep[]): {
  steps: ProcessStep[];
  wrong: Record<string, 'position' | 'hours'>;
} {
  const wrong: Record<string, 'position' | 'hours'> = {};
  const steps = typed.flatMap((line, i): ProcessStep[] => {
    if (line.name === '' && line.hours === '') return [];
    const workingHours = Number(line.hours || '0');
    const isQuarter = Number.isInteger(workingHours * 4) && workingHours >= 0 && workingHours <= 4000;
    if (line.position === '') wrong[`position-${i + 1}`] = 'position';
    if (!isQuarter) wrong[`hours-${i + 1}`] = 'hours';
    return [{ ordinal: 0, name: line.name, position: line.position, workingHours, isCounted: line.counted }];
  });
  return { steps: steps.map((step, i) => ({ ...step, ordinal: i + 1 })), wrong };
}

/** The adjustment a form that was read without error asks for. */
export function adjustmentOf(values: Static<typeof adjustmentForm>, steps: ProcessStep[]): Adjustment {
  const { unit, amount = 1, legalRef, isReceived } = values;
  return {
    isReceived: isReceived === 'yes',
    legalRef,
    steps,
    ...(unit && { limit: { unit, amount: unit === 'same_day' ? 1 : amount } }),
  };
}
