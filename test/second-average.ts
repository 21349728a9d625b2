import { agencies } from './cast.ts';
import { certifiedCopies } from './dossiers.ts';
import { workingDaysOf } from './walk-working-days.ts';
import type { World } from './world.ts';

/*
 * A second way to the average time, which walks day by day over the holiday file: when a dossier was received and got its
 * result as the journal has it, and the spans in which its people completed it.
 */

interface Settled {
  readonly procedure: string;
  readonly receivedAt: number;
  readonly issuedAt: number;
  readonly spans: readonly (readonly [number, number])[];
}

const settled = `
  select data->'dossier'->>'procedureCode' as procedure, at as "issuedAt",
    (select min(r.at) from platform.event r where r.agency_id = e.agency_id and r.subject_id = e.subject_id and r.type = 'dossier.received') as "receivedAt",
    (select coalesce(jsonb_agg(jsonb_build_array(extract(epoch from c.from_at) * 1000, extract(epoch from c.to_at) * 1000)), '[]')
      from dossiers.clock_stop c join dossiers.supplement_request q on q.agency_id = c.agency_id and q.dossier_id = c.dossier_id and q.asked_at = c.from_at
      where c.agency_id = e.agency_id and c.dossier_id = e.subject_id and q.asked_at < coalesce(q.statutory_before, 'infinity')) as spans
  from platform.event e
  where type = 'dossier.result_issued' and at >= $1 and at < $2 and data->'dossier'->>'handlingAgencyId' = '${agencies.a}'`;

/** Of commune A between two instants, by procedure: how many had a result, and the working days that took on average. */
export async function secondAverages(
  w: World,
  span: readonly [Date, Date],
): Promise<ReadonlyMap<string, [number, number]>> {
  const rows = await w.rows<Settled>(settled, [...span]);
  const times = Map.groupBy(rows, ({ procedure }) => procedure);
  return new Map([...times].map(([code, all]) => [code, [all.length, sumOf(all.map(workingDays)) / all.length]]));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Certified copies are due the same day when received before 15:00, so that what comes later is the next day's. */
function workingDays({ procedure, receivedAt, issuedAt, spans }: Settled): number {
  const cutOff = procedure === certifiedCopies ? { cutOff: '15:00' } : {};
  return workingDaysOf({ receivedAt, endedAt: issuedAt, stops: spans, ...cutOff });
}
