import holidays from '../reference/calendar/holidays.json' with { type: 'json' };

/*
 * A second count of working days, which walks day by day over the holiday file and knows nothing of the engine.
 */

const special = new Map(holidays.flatMap((table) => table.days).map(({ day, kind }) => [day, kind]));

function works(day: string): boolean {
  const kind = special.get(day);
  if (kind) return kind === 'swapped_working';
  return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}

const nextOf = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The working day something at an instant (milliseconds) counts as: what comes after closing is the next one's. */
export function countsAs(at: number, closing = '17:00'): string {
  const [day = '', time = ''] = new Date(at + 25_200_000).toISOString().split('T');
  if (works(day) && time.slice(0, 5) <= closing) return day;
  let later = nextOf(day);
  while (!works(later)) later = nextOf(later);
  return later;
}

interface Life {
  readonly receivedAt: number;
  readonly endedAt: number;
  /** From when to when it stood still. */
  readonly stops: readonly (readonly [from: number, to: number])[];
  /** What is handed in after it, first or again, is the next day's. */
  readonly cutOff?: string;
}

/** The working days that something took, those left out in which it stood still. */
export function workingDaysOf({ receivedAt, endedAt, stops, cutOff }: Life): number {
  const spans = stops.map(([from, to]) => [countsAs(from), countsAs(to, cutOff)] as const);
  const last = countsAs(endedAt);
  let days = 0;
  for (let day = countsAs(receivedAt, cutOff); day < last; ) {
    day = nextOf(day);
    if (works(day) && !spans.some(([from, to]) => from < day && day <= to)) days += 1;
  }
  return days;
}
