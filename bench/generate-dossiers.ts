import type pg from 'pg';
import { wordsOf } from '#modules/dossiers';
import { markOfWord } from '#platform/personal-data';
import { fold } from '#platform/text';
import { testKeys } from '#test/personal-keys';
import { lacThuy } from '../src/demonstration/people.ts';
import { communes } from './ground.ts';

const families =
  'Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Quách Đinh';
const middles = 'Văn Thị Hữu Đức Ngọc Thanh Minh Quốc Thuỳ Hồng Xuân Thế Bảo Gia Kim Phương';
const givens =
  'An Anh Bình Châu Chi Cúc Cường Dũng Duy Dương Đạt Đức Giang Hà Hải Hạnh Hiền Hiếu Hoa Hoà Hùng Huy Hương Khánh Khoa Kiên Lan Linh Long Mai Minh My Nam Nga Ngân Ngọc Nhung Oanh Phong Phúc Phương Quang Quân Quỳnh Sơn Tâm Thảo Thành Thu Thuỷ Trang Trung Tuấn Uyên Vân Việt Vinh Xuân Yên Yến';

const hamlets =
  'Đồng Tâm,Đồng Văn,Đồng Nội,Liên Hoà,Liên Sơn,Yên Bình,Yên Phú,Tân Lập,Tân Tiến,Tân Thành,Phú Lâm,Phú Thành,An Lạc,An Bình,Hoà Bình,Đoàn Kết,Quyết Thắng,Thống Nhất,Đại Đồng,Hưng Thịnh'.split(
    ',',
  );

const words = (list: string) => list.split(' ');
const folded = (list: string) => words(list).map(fold);

/** Where people live: two thousand houses, in hamlets by turns. */
const addresses = Array.from({ length: 2_000 }, (_, i) => `Số ${i}, thôn ${hamlets[i % hamlets.length]}`);

/** How many of the dossiers are still open, the newest ones; the others are closed. */
const openShare = 0.04;

export interface Generating {
  /** How many dossiers in all. A quarter belongs to one big agency, the others are spread over thirty. */
  readonly size: number;
  /** The last dossiers are filed then (milliseconds); the first two years before. */
  readonly now: number;
  /** The officer of the big agency who has the newest `theirs` dossiers of it on the desk. */
  readonly officer: { readonly id: string; readonly name: string; readonly theirs: number };
}

/**
 * Fills a database with dossiers past every wall: real procedures, names of people, codes without a gap in each agency's
 * day, two years of history. Closed ones are handed over; open ones wait at the counter or are settled, with their step.
 */
export async function generateDossiers(client: pg.ClientBase, { size, now, officer }: Generating): Promise<void> {
  const rebuild = await dropIndexes(client);
  const values = [size, new Date(now), lacThuy, communes.map(({ id }) => id), openShare, officer.id, officer.theirs];
  const names = [words(families), folded(families), words(middles), folded(middles), words(givens), folded(givens)];
  await client.query(dossiers, [...values, ...names, marks, addresses]);
  await enterWords(client);
  for (const statement of rebuild) await client.query(statement);
  await client.query(parties);
  await client.query(counters);
  await client.query(steps, [officer.id, officer.name]);
  for (const table of ['dossier', 'dossier_word', 'dossier_party', 'step', 'number_counter'])
    await client.query(`analyze dossiers.${table}`);
}

/** A big load is quicker without indexes; returns what makes them again. The keys stay, but for that of words, whose marks lie anywhere. */
async function dropIndexes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; makes: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as makes
    from pg_index i where i.indrelid in ('dossiers.dossier'::regclass, 'dossiers.dossier_word'::regclass) and not i.indisunique`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await client.query('alter table dossiers.dossier_word drop constraint dossier_word_pkey');
  return [
    'alter table dossiers.dossier_word add primary key (agency_id, mark, dossier_id)',
    ...rows.map(({ makes }) => makes),
  ];
}

/** The marks of what closed dossiers are found by. Their words repeat: those of a procedure and of an address are marked once. */
async function enterWords(client: pg.ClientBase): Promise<void> {
  await client.query(
    'create temporary table marked (agency_id uuid, of text, marks bigint[], primary key (agency_id, of))',
  );
  const { rows: procedures } = await client.query<{ code: string; content: string }>(
    'select distinct procedure_code as code, content from dossiers.dossier',
  );
  const { rows: agencies } = await client.query<{ id: string }>(
    'select distinct agency_id as id from dossiers.dossier',
  );
  const texts = [
    ...procedures.map(({ code, content }) => [code, content] as const),
    ...addresses.map((address) => [address, address] as const),
  ];
  for (const { id } of agencies) {
    const known = new Map<string, string>();
    const markOf = (word: string): string => {
      const mark = known.get(word) ?? testKeys.markInNumber(markOfWord(id, word).text);
      known.set(word, mark);
      return mark;
    };
    const marked = texts.map(([of, text]) => ({ of, marks: `{${wordsOf(text).map(markOf)}}` }));
    await client.query(
      `insert into marked select $1, of, marks::bigint[] from json_to_recordset($2) as m (of text, marks text)`,
      [id, JSON.stringify(marked)],
    );
  }
  // Each of millions of lines would be held against its dossier, from which it was made.
  await client.query('set session_replication_role = replica');
  await client.query(foundByWords);
  await client.query('set session_replication_role = origin');
}

const foundByWords = `
  insert into dossiers.dossier_word (agency_id, dossier_id, mark)
  select d.agency_id, d.id, m.mark from dossiers.dossier d
  join marked request on request.agency_id = d.agency_id and request.of = d.procedure_code
  join marked address on address.agency_id = d.agency_id and address.of = d.parties -> 'owner' ->> 'address'
  cross join lateral (select distinct unnest(request.marks || address.marks) as mark) m
  where d.has_words`;

/** Of the thousand telephone numbers the owners share. */
const marks = Array.from({ length: 1_000 }, (_, i) => testKeys.mark(`0912${String(i).padStart(6, '0')}`));

const dossiers = `
  with procedure as (
    select id, code, name, field, row_number() over (order by code) - 1 as number
    from procedures.version where valid_to is null and status = 'listed'
  ), drawn as (
    select i, case when i % 4 = 0 then $3::uuid else ($4::uuid[])[1 + (i * 7 + i / 4) % 30] end as agency_id,
      $2::timestamptz - (($1::int - i) * (interval '730 days' / $1::int)) as submitted_at,
      1 + abs(hashint4(i)) % cardinality($8::text[]) as family, 1 + abs(hashint4(i + 77)) % cardinality($10::text[]) as middle,
      1 + abs(hashint4(i + 777)) % cardinality($12::text[]) as given
    from generate_series(1, $1::int) i
  ), numbered as (
    select d.*, (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
      row_number() over (partition by agency_id, (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date order by i) as number,
      row_number() over (partition by agency_id order by i desc) as age, count(*) over (partition by agency_id) as of_agency
    from drawn d
  ), placed as (
    select n.*, case
      when agency_id = $3 and age <= $7::int then 'processing'
      when age > $7::int * (agency_id = $3)::int + of_agency * $5::float8 then 'handed_over'
      when age % 10 < 4 then 'submitted' when age % 10 = 4 then 'awaiting_supplement' else 'processing' end as state,
      ($8::text[])[family] || ' ' || ($10::text[])[middle] || ' ' || ($12::text[])[given] as owner_name,
      ($9::text[])[family] || ' ' || ($11::text[])[middle] || ' ' || ($13::text[])[given] as owner_folded,
      md5('person ' || i / 3)::uuid as person_id, lpad((i::bigint * 7919 % 1000000000000)::text, 12, '0') as identity_number
    from numbered n
  )
  insert into dossiers.dossier (agency_id, id, code, handling_agency_id, procedure_code, procedure_version_id, procedure_name, field, channel,
    state, stage, parties, party_ids, owner_name, owner_folded, submitter_contact, content, answers, result_delivery, submitted_at,
    received_at, deadline_rule, promised_at, first_promised_at, assignee_id, position_code, step_ordinal, decided_at, handed_over_at,
    delivery_state, closed_at, outcome, has_words)
  select d.agency_id,
    encode(substring(int8send((extract(epoch from submitted_at) * 1000)::bigint) from 3) || decode('7' || substr(md5('id' || i), 1, 3)
      || '8' || substr(md5('id' || i), 4, 15), 'hex'), 'hex')::uuid,
    a.code || to_char(day, '-YYMMDD-') || lpad(d.number::text, greatest(4, length(d.number::text)), '0'), d.agency_id, p.code, p.id, p.name,
    p.field, case when i % 3 = 0 then 'counter' else 'online' end, state,
    case state when 'submitted' then 'intake' when 'handed_over' then 'closed' else 'settlement' end,
    jsonb_build_object('submitter', party, 'owner', party), array[person_id], owner_name, owner_folded,
    array[($14::text[])[1 + i % 1000]], 'Xin giải quyết: ' || p.name, '{}', 'counter', submitted_at,
    case when state <> 'submitted' then submitted_at + interval '1 hour' end,
    '{"statutory": {"unit": "working_day", "amount": 3}, "legalRef": "Luật Hộ tịch", "countsFrom": "next_day"}',
    case when state <> 'submitted' then submitted_at + interval '3 days' end,
    case when state <> 'submitted' then submitted_at + interval '3 days' end,
    case when d.agency_id = $3 and age <= $7::int then $6::uuid end, case when state = 'processing' then 'justice_officer' end,
    case when state = 'processing' then 1 end, case when state = 'handed_over' then submitted_at + interval '2 days' end,
    case when state = 'handed_over' then submitted_at + interval '3 days' end,
    case when state = 'handed_over' then 'handed_over' else 'none' end,
    case when state = 'handed_over' then submitted_at + interval '2 days' end, case when state = 'handed_over' then 'settled' end,
    state = 'handed_over'
  from placed d
  join procedure p on p.number = abs(hashint4(i + 7)) % (select count(*) from procedure)
  join organisation.agency a on a.id = d.agency_id
  cross join lateral (select jsonb_build_object('personId', person_id, 'fullName', owner_name, 'identityNumber', identity_number,
    'phone', '0912' || lpad((i % 1000)::text, 6, '0'),
    'address', ($15::text[])[1 + i % cardinality($15::text[])]) as party) party
  order by i`;

const parties = `
  insert into dossiers.dossier_party (agency_id, dossier_id, person_id)
  select agency_id, id, party_ids[1] from dossiers.dossier`;

const counters = `
  insert into dossiers.number_counter (agency_id, series, since, last)
  select agency_id, 'dossier', (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, count(*) from dossiers.dossier group by 1, 3`;

const steps = `
  insert into dossiers.step (agency_id, dossier_id, ordinal, name, position_code, minutes, counted, assignee_id, assignee_name, started_at)
  select agency_id, id, 1, 'Thẩm định hồ sơ', 'justice_officer', 960, true, assignee_id, case when assignee_id = $1::uuid then $2::text end, received_at
  from dossiers.dossier where state = 'processing'`;
