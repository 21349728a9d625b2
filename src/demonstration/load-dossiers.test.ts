import { expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { agencies } from '#test/cast';
import { timeOf } from '#test/counter';
import { world } from '#test/world';
import { dossierSketches } from './dossier-sketches.ts';
import { loadDossiers } from './load-dossiers.ts';

const catalogueFrom = '2026-01-01';

test.each([
  ['in the middle of a working day', '2026-05-20 10:30'],
  ['before opening', '2026-05-20 06:00'],
  ['on a Sunday', '2026-05-24 21:00'],
  ['after Tết', '2026-03-04 14:00'],
])(
  'the demonstration begins %s with work in every state, none of it in the future',
  (_when, time) =>
    world(async (w) => {
      const now = timeOf(time);
      await loadDossiers(w.database, now, catalogueFrom);
      const states = await w.rows<{ state: string }>('select distinct state from dossiers.dossier order by state');
      expect(states.map(({ state }) => state)).toEqual(
        expect.arrayContaining([
          'awaiting_supplement',
          'handed_over',
          'intake_refused',
          'processing',
          'settled',
          'settlement_refused',
          'withdrawn',
        ]),
      );
      const [tally] = await w.rows<Record<string, number>>(
        `select count(*)::int as all, count(distinct agency_id)::int as communes,
        (count(*) filter (where state = 'processing' and statutory_at < $1))::int as overdue,
        (count(*) filter (where closed_at > statutory_at + interval '1 minute'))::int as late,
        (count(*) filter (where agency_id <> handling_agency_id))::int as for_others,
        (count(*) filter (where greatest(submitted_at, received_at, closed_at, handed_over_at) > $1))::int as in_future
      from dossiers.dossier`,
        [new Date(now)],
      );
      expect(tally).toMatchObject({ communes: 3, for_others: 2, in_future: 0 });
      expect(tally!.all).toBeGreaterThan(40);
      expect(tally!.overdue).toBeGreaterThan(0);
      expect(tally!.late).toBeGreaterThan(1);
      expect((await w.rows('select from satisfaction.answer')).length).toBeGreaterThan(2);
    }),
  60_000,
);

test(
  'numbers of the demonstration run by time without a gap, and every turn stands in the journal',
  () =>
    world(async (w) => {
      await loadDossiers(w.database, timeOf('2026-05-20 16:55'), catalogueFrom);
      const codes = await w.rows<{ id: string; code: string }>(
        'select id, code from dossiers.dossier where agency_id = $1 order by submitted_at',
        [agencies.a],
      );
      const inOrder = codes.map(({ code }) => code);
      expect(inOrder).toEqual([...inOrder].sort());
      expect(inOrder.length).toBe(dossierSketches.filter(({ agencyId }) => agencyId === agencies.a).length);
      const facts = await w.read('leader Chi', (db) => listFacts(db, agencies.a, codes[0]!.id));
      expect(facts.map(({ type }) => type)).toEqual(
        expect.arrayContaining([
          'dossier.submitted',
          'dossier.received',
          'dossier.result_issued',
          'dossier.handed_over',
        ]),
      );
    }),
  60_000,
);
