import type pg from 'pg';
import { openDatabase } from '#platform/database';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { columnOf, placementOf } from '../distribution.ts';
import { digits, type Figure } from './figure.ts';
import { filingsOf } from './filing.ts';
import { communes as agencies, type Ground } from './ground.ts';
import { percentile } from './rounds.ts';
import { file } from './submit.ts';

const country = { provinces: 34, communes: 3_321 };

/**
 * How unequal communes are: dossiers follow a log-logistic distribution of this scale, the hottest commune having nine times
 * what the middle one has. Assumed, as is the share of dossiers that another commune of the province settles.
 */
const scale = 0.25;
const settledElsewhere = 0.05;

interface Commune {
  readonly province: number;
  /** Its dossiers, as a share of all. */
  readonly share: number;
  readonly hash: number;
}

/**
 * Where 3,321 communes lie on 32, 64 and 128 parts. Citus cuts the range of PostgreSQL's own hash of `agency_id` into equal
 * pieces, so that this is the placement itself; how many dossiers each has is a model.
 */
export async function measurePlacement(ground: Ground): Promise<Figure[]> {
  const url = await ground.database('placement');
  const communes = await onDatabase(url, listCommunes);
  const hottest = Math.max(...communes.map(({ share }) => share));
  const written = await countAgenciesWritten(url);
  return [
    shown(
      'dossiers of the hottest commune',
      percent(hottest),
      `${percent(1 / communes.length)} were all equal`,
      hottest * communes.length,
    ),
    ...[32, 64, 128].flatMap((parts) => figuresOf(communes, parts)),
    ...written.map(({ what, most }) => shown(what, `rows of ${most} ${most === 1 ? 'agency' : 'agencies'}`, '')),
  ];
}

const percent = (share: number): string => `${(share * 100).toPrecision(3)} %`;

const shown = (what: string, figure: string, beside: string, ratio?: number): Figure => ({
  part: 'placement',
  what,
  figure,
  beside,
  ratio,
  goal: '',
  meets: undefined,
});

async function listCommunes(client: pg.Client): Promise<Commune[]> {
  const { rows } = await client.query<{ number: number; hash: number }>(
    `select c as number, uuid_hash(md5('commune ' || c)::uuid) as hash from generate_series(1, ${country.communes}) c`,
  );
  // A step that meets every place of the ranking, so that no province has the large ones.
  const placeOf = (number: number): number => (((number * 1_237) % country.communes) + 0.5) / country.communes;
  const weights = rows.map(({ number }) => (placeOf(number) / (1 - placeOf(number))) ** scale);
  const all = sum(weights);
  return rows.map(({ number, hash }, i) => ({
    province: 1 + (number % country.provinces),
    share: (weights[i] ?? 0) / all,
    hash,
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The part in which Citus puts a hash: equal pieces of the range of whole numbers of 32 bits. */
export const partOf = (hash: number, parts: number): number => Math.floor((hash + 2 ** 31) / (2 ** 32 / parts));

function figuresOf(communes: readonly Commune[], parts: number): Figure[] {
  const byPart = Map.groupBy(communes, ({ hash }) => partOf(hash, parts));
  const shares = Array.from({ length: parts }, (_, i) => sum((byPart.get(i) ?? []).map(({ share }) => share)));
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const byProvince = [...Map.groupBy(communes, ({ province }) => province).values()];
  const reached = byProvince.map((own) => new Set(own.map(({ hash }) => partOf(hash, parts))).size);
  const apart = sum(byProvince.map((own) => apartWithin(own, parts)));
  const hottest = communes.toSorted((a, b) => b.share - a.share)[0];
  const itsPart = hottest ? (shares[partOf(hottest.hash, parts)] ?? 1) : 1;
  return [
    shown(`${parts} parts: rows of the fullest`, percent(most), `${percent(1 / parts)} were all equal`, most * parts),
    shown(
      `${parts} parts: rows of the emptiest`,
      percent(least),
      `${percent(1 / parts)} were all equal`,
      least * parts,
    ),
    shown(`${parts} parts: the hottest commune's share of its own`, percent((hottest?.share ?? 0) / itsPart), ''),
    shown(
      `${parts} parts: dossiers with both their agencies on different ones`,
      percent(settledElsewhere * apart),
      `of ${percent(settledElsewhere)} settled elsewhere`,
    ),
    shown(
      `${parts} parts: asked for one province`,
      `${digits(percentile(reached))} parts`,
      `${digits(percentile(byProvince.map((own) => own.length)))} communes`,
    ),
  ];
}

/** The share of all dossiers that are of this province and that another commune of it, met by chance, has on another part. */
function apartWithin(own: readonly Commune[], parts: number): number {
  const together = (one: Commune): number =>
    own.filter((other) => other !== one && partOf(other.hash, parts) === partOf(one.hash, parts)).length;
  return sum(own.map((one) => one.share * (1 - together(one) / (own.length - 1))));
}

/** Files dossiers as the product does, for the receiving agency and for another, and looks whose rows each transaction wrote. */
async function countAgenciesWritten(url: string): Promise<readonly { readonly what: string; readonly most: number }[]> {
  const database = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  const [here, there] = await filingsOf(database, 2, agencies);
  if (!here || !there) throw new Error('There are no two agencies.');
  const other = { ...here, input: { ...here.input, handlingAgencyId: there.input.receivingAgency.id } };
  const results = [];
  for (const [what, filing] of [
    ['a dossier filed where it is settled writes', here],
    ['a dossier filed for another agency writes', other],
  ] as const) {
    const { id } = await file(database, filing);
    results.push({ what, most: await onDatabase(url, (client) => agenciesOfTransaction(client, id)) });
  }
  await database.close();
  return results;
}

async function agenciesOfTransaction(client: pg.Client, dossierId: string): Promise<number> {
  const spread = [...placementOf].filter(([, place]) => place === 'agency').map(([table]) => table);
  const rows = spread
    .map((table) => `select xmin as by, ${columnOf(table)} as agency from ${table}`)
    .join(' union all ');
  const found = await client.query<{ count: number }>(
    `select count(distinct agency)::int as count from (${rows}) row where by = (select xmin from dossiers.dossier where id = $1)`,
    [dossierId],
  );
  return found.rows[0]?.count ?? 0;
}
