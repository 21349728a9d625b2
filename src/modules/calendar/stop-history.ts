import { type ClockStop, inOrder, type Span } from './clock-stop.ts';
import { type Count, dueAt } from './time-limit.ts';

/** What became of one stop: counted, restarted the limit, still lasting, or begun when the limit had run out. */
export interface StopOutcome {
  stop: ClockStop;
  effect: 'shift' | 'restart' | 'lasts' | 'too_late';
}

/** Where the stops leave a count: from when it runs, what shifts it, and since when it stands still. */
export interface StopHistory {
  start: number;
  shifts: readonly (ClockStop & Span)[];
  outcomes: readonly StopOutcome[];
  pausedSince: number | undefined;
  /** A restart is still open: nothing can be promised until it ends. */
  awaiting: boolean;
}

/**
 * Follows the stops in the order they began. One that begins once the limit has run out changes nothing, so that
 * no request for papers makes a late dossier look punctual.
 */
export function followStops(count: Omit<Count, 'stops'>, stops: readonly ClockStop[]): StopHistory {
  let history: StopHistory = { start: count.start, shifts: [], outcomes: [], pausedSince: undefined, awaiting: false };
  for (const stop of inOrder(stops)) {
    if (history.awaiting) break;
    history = afterStop(count, history, stop);
  }
  return history;
}

/** Of finished stops in order, those that began before the limit counted here had run out. */
export function shiftsInTime(count: Omit<Count, 'stops'>, shifts: StopHistory['shifts']): StopHistory['shifts'] {
  const inTime: (ClockStop & Span)[] = [];
  for (const shift of shifts) {
    const due = dueAt({ ...count, stops: inTime });
    if (due === undefined || shift.from < due) inTime.push(shift);
  }
  return inTime;
}

function afterStop(count: Omit<Count, 'stops'>, history: StopHistory, stop: ClockStop): StopHistory {
  const due = dueAt({ ...count, start: history.start, stops: history.shifts });
  const runOut = history.pausedSince === undefined && due !== undefined && stop.from >= due;
  if (runOut) return noted(history, stop, 'too_late');
  if (stop.to === undefined) return afterOpenStop(history, stop);
  if (stop.effect === 'restart') {
    const start = Math.max(history.start, stop.to);
    const pausedSince = history.pausedSince === undefined ? undefined : Math.max(history.pausedSince, start);
    return { ...noted(history, stop, 'restart'), start, pausedSince };
  }
  const to = Math.min(stop.to, history.pausedSince ?? stop.to);
  return { ...noted(history, stop, 'shift'), shifts: [...history.shifts, { ...stop, to: Math.max(stop.from, to) }] };
}

/** From an open stop on the clock stands, so finished stops that overlap it end where it begins. */
function afterOpenStop(history: StopHistory, stop: ClockStop): StopHistory {
  const pausedSince = history.pausedSince ?? Math.max(history.start, stop.from);
  const shifts = history.shifts.map((shift) => ({
    ...shift,
    to: Math.min(shift.to, Math.max(shift.from, pausedSince)),
  }));
  return { ...noted(history, stop, 'lasts'), shifts, pausedSince, awaiting: stop.effect === 'restart' };
}

function noted(history: StopHistory, stop: ClockStop, effect: StopOutcome['effect']): StopHistory {
  return { ...history, outcomes: [...history.outcomes, { stop, effect }] };
}
