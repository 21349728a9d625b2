import { countDossier, mendFigures } from '#modules/statistics';
import { scopeOf, systemFor } from '#platform/access';
import { type Database, openDatabase } from '#platform/database';
import { beginAct } from '#platform/journal';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { demonstrationId } from '../src/demonstration/demonstration-id.ts';
import { lacThuy, staffSketches } from '../src/demonstration/people.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { asBare, fill } from './pages.ts';
import { startBare, startProduct } from './processes.ts';
import { type Pace, percentile } from './rounds.ts';
import { signIn } from './sign-in.ts';

const goals = { milliseconds: 300, ratio: 1.5 };
const small = 10_000;
const country = { provinces: 34, communes: 3_321, months: 60 };

/** The page over the whole country, and what it costs to bring one change of a dossier into the figures. */
export async function measureFigures(ground: Ground, pace: Pace, size: number): Promise<Figure[]> {
  return [...(await measureCountry(ground, pace)), await measureAbsorbing(ground, pace, size)];
}

const overCountry = '/can-bo/thong-ke/dia-ban';

const monthsOfOne = {
  text: `select month from statistics.agency_month where agency_id = md5('commune 1')::uuid limit 12`,
  values: [],
};

/** Thirty-four provinces with 3,321 communes and five years of months, seen by a supervisor at the centre. */
async function measureCountry(ground: Ground, pace: Pace): Promise<Figure[]> {
  const url = await ground.database('country');
  await onDatabase(url, async (client) => {
    for (const statement of [agencies, monthsOfAgencies, yearsOfAgencies, supervisorAtCentre])
      await client.query(statement);
    // As the database does by itself in the hours after.
    await client.query('vacuum analyze');
  });
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/country`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings, 'web'));
  const index = staffSketches.findIndex(({ roles }) => (roles as readonly string[]).includes('supervisor'));
  const cookie = await signIn(url, demonstrationId(2000 + index), 'staff');
  const bare = ground.keep(
    await startBare({ url, pages: [await asBare(product.port, overCountry, cookie, monthsOfOne)] }),
  );
  const year = new Date().getUTCFullYear() - 1;
  const figures: Figure[] = [];
  for (const [what, query] of [
    ['last month', ''],
    ['a year', `?ky=${year}`],
  ] as const) {
    const took = { ours: [] as number[], bare: [] as number[] };
    for (let i = 0; i < 10 * pace.rounds; i += 1)
      for (const [side, { port }] of [
        ['ours', product],
        ['bare', bare],
      ] as const) {
        const began = performance.now();
        const response = await fetch(`http://127.0.0.1:${port}${overCountry}${query}`, { headers: { cookie } });
        const page = await response.text();
        if (!page.includes('Tỉnh số 34')) throw new Error(`The page over the country answered ${response.status}`);
        if (i >= 5) took[side].push(performance.now() - began);
      }
    figures.push({
      part: 'figures',
      what: `page: ${country.communes} communes × ${country.months} months, ${what}`,
      figure: `${digits(percentile(took.ours))} / ${digits(percentile(took.ours, 0.95))} ms`,
      beside: `${digits(percentile(took.bare))} ms by a bare server`,
      ratio: undefined,
      goal: `< ${goals.milliseconds} ms`,
      meets: percentile(took.ours) < goals.milliseconds,
    });
  }
  return figures;
}

/** A change of a dossier of the big agency, among few and among many, in turn. */
async function measureAbsorbing(ground: Ground, pace: Pace, size: number): Promise<Figure> {
  const sides = [await openSide(ground, small), await openSide(ground, Math.max(size, small + 1))] as const;
  const took = sides.map(() => [] as number[]);
  for (let i = 0; i < 100 * pace.rounds; i += 1)
    for (const [at, side] of sides.entries()) {
      const dossierId = side.ids[i % side.ids.length]!;
      await onDatabase(side.url, (client) =>
        client.query(`update dossiers.dossier set closed_at = closed_at + interval '1 day' where id = $1`, [dossierId]),
      );
      const began = performance.now();
      await count(side.database, dossierId);
      if (i >= 20) took[at]!.push(performance.now() - began);
    }
  const [few, many] = took.map((each) => percentile(each)) as [number, number];
  return {
    part: 'figures',
    what: 'one change of a dossier brought into the daily figures',
    figure: `${digits(many)} ms of ${digits(size)}`,
    beside: `${digits(few)} ms of ${digits(small)}`,
    ratio: many / few,
    goal: `≤ ${goals.ratio} × at ${digits(small)}`,
    meets: many / few <= goals.ratio,
  };
}

const system = systemFor(lacThuy);

const count = (database: Database, dossierId: string): Promise<void> =>
  database.write(scopeOf(system), (tx) =>
    countDossier(beginAct(tx, system, Date.now(), []), { agencyId: lacThuy, receivingAgencyId: lacThuy, dossierId }),
  );

async function openSide(ground: Ground, size: number) {
  const url = await ground.database(`figures_${size}`);
  await fill(url, size);
  const database = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  ground.keep({ stop: () => database.close() });
  await database.write(scopeOf(system), (tx) => mendFigures(beginAct(tx, system, Date.now(), []), lacThuy));
  const ids = await onDatabase(url, async (client) => {
    await client.query('analyze statistics.counted_dossier');
    const { rows } = await client.query<{ id: string }>({
      text: `select id from dossiers.dossier where agency_id = $1 and stage = 'closed' order by md5(code) limit 200`,
      values: [lacThuy],
    });
    return rows.map(({ id }) => id);
  });
  return { url, database, ids };
}

const centre = `'01980000-0000-7000-8000-0000000c0000'::uuid`;

const agencies = `
  with made as (
    select ${centre} as id, null::uuid as parent_id, array[${centre}] as ancestor_ids, 'central' as level, 'G99' as code, 'Trung ương' as name
    union all
    select md5('province ' || p)::uuid, ${centre}, array[${centre}, md5('province ' || p)::uuid], 'province', 'T' || p, 'Tỉnh số ' || p
    from generate_series(1, ${country.provinces}) p
    union all
    select md5('commune ' || c)::uuid, md5('province ' || 1 + c % ${country.provinces})::uuid,
      array[${centre}, md5('province ' || 1 + c % ${country.provinces})::uuid, md5('commune ' || c)::uuid], 'commune', 'T' || 1 + c % ${country.provinces} || '.' || c,
      'Xã số ' || c
    from generate_series(1, ${country.communes}) c
  )
  insert into organisation.agency (id, parent_id, ancestor_ids, level, code, name, centre_name, place_name, address, hotline, email, valid_from)
  select id, parent_id, ancestor_ids, level, code, name, name, name, '', '', '', '2020-01-01' from made`;

const monthsOfAgencies = `
  insert into statistics.agency_month (agency_id, month, received_online, received_direct, closed, closed_early, closed_on_time, closed_overdue,
    open_in_time, open_overdue)
  select md5('commune ' || c)::uuid, (date_trunc('month', now()) - m * interval '1 month')::date, 200 + (c + m) % 50, 40, 230 + (c + m) % 50, 200, 25 + (c + m) % 50,
    5, 9, 1
  from generate_series(1, ${country.communes}) c cross join generate_series(1, ${country.months}) m`;

const yearsOfAgencies = `
  insert into statistics.agency_year
  select agency_id, date_trunc('year', month), sum(received_online), sum(received_direct), sum(closed), sum(closed_early), sum(closed_on_time),
    sum(closed_overdue), sum(open_in_time), sum(open_overdue) from statistics.agency_month group by 1, 2`;

const supervisorAtCentre = `
  update organisation.staff_member set agency_id = ${centre}, department_id = null where 'supervisor' = any (roles)`;
