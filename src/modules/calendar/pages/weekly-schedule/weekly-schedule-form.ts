import Type, { type Static } from 'typebox';
import type { FormReading } from '#platform/form';
import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import { readSessions, type WeeklySchedule, writeSessions } from '../../weekly-schedule.ts';

/** The fields of the days, Sunday first as in a schedule. */
export const dayFields = ['hours0', 'hours1', 'hours2', 'hours3', 'hours4', 'hours5', 'hours6'] as const;

const hours = Type.Optional(Type.String({ maxLength: 100 }));

export const scheduleForm = Type.Object({
  hours1: hours,
  hours2: hours,
  hours3: hours,
  hours4: hours,
  hours5: hours,
  hours6: hours,
  hours0: hours,
  validFrom: Type.String({ format: 'day' }),
  validTo: Type.Optional(Type.String({ format: 'day' })),
  legalRef: Type.String({ minLength: 1, maxLength: 200 }),
});

/** The schedule a form says, or the reading with what is wrong in its hours. */
export function scheduleFrom(
  reading: FormReading<Static<typeof scheduleForm>>,
  locale: Locale,
): WeeklySchedule | FormReading<never> {
  const { weekdays, hours: words } = messages(locale);
  const week = dayFields.map((field) => readSessions(reading.typed[field] ?? ''));
  const wrong = dayFields.flatMap((field, i) => (week[i] ? [] : [[field, words.sayHours(weekdays[i] ?? '')] as const]));
  if (!reading.ok || wrong.length > 0) {
    return { ok: false, typed: reading.typed, errors: { ...Object.fromEntries(wrong), ...reading.errors } };
  }
  const { validFrom, validTo, legalRef } = reading.values;
  return { validFrom, legalRef, week: week.map((sessions) => sessions ?? []), ...(validTo && { validTo }) };
}

/** The fields as a schedule fills them. */
export function typedFrom({ week }: WeeklySchedule): Record<string, string> {
  return Object.fromEntries(dayFields.map((field, weekday) => [field, writeSessions(week[weekday] ?? [])]));
}
