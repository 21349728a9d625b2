import { describe, expect, it } from 'vitest';
import { lookAt } from './planted-tree.ts';
import { checkSchemaRules } from './schema-rules.ts';

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy own on ${table} using (agency_id = any (platform.agencies()));`;

const clean = `
  create schema dossiers; -- a comment; with a semicolon
  create table dossiers.field (id uuid primary key, name text not null check (name <> 'unique; primary key'));
  create table dossiers.dossier (
    agency_id uuid not null,
    id uuid not null,
    code text not null,
    field_id uuid not null references dossiers.field,
    primary key (agency_id, id),
    constraint one_code unique (agency_id, code)
  );
  ${wall('dossiers.dossier')}
  create table dossiers.step (
    agency_id uuid, dossier_id uuid, place integer,
    primary key (agency_id, dossier_id, place),
    foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id) on delete cascade
  );
  ${wall('dossiers.step')}
  create table dossiers.counter (agency_id uuid primary key, last integer not null);
  ${wall('dossiers.counter')}
  create unique index open_step on dossiers.step (agency_id, dossier_id) where place = 0;
  create view dossiers.published_dossier with (security_invoker = true) as select code from dossiers.dossier;
  create view dossiers.published_field as select name from dossiers.field;
  create function dossiers.f() returns void language sql as $$ select 1; select 2 $$;`;

const look = (sql: string, name = '20260101000000_dossier__create.sql') =>
  lookAt(checkSchemaRules, { [`src/modules/dossiers/migrations/${name}`]: sql });

/** What the check says when `sql` is added to a clean migration. */
const plant = (sql: string): string[] => look(`${clean}\n${sql}`).findings.map(({ says }) => says);

describe('the schema', () => {
  it('passes when it keeps the rules, having been seen', () => {
    const outcome = look(clean);
    expect(outcome.findings).toEqual([]);
    expect(outcome.looked).toBe(18);
  });

  it('is caught when a key of an agency does not begin with it', () => {
    expect(
      plant(`create table dossiers.a (agency_id uuid, id uuid primary key, no text unique); ${wall('dossiers.a')}`),
    ).toEqual([
      'primary key (id) of dossiers.a must begin with agency_id',
      'unique (no) of dossiers.a must begin with agency_id',
    ]);
    expect(plant('create unique index one_code on dossiers.dossier (code, agency_id)')).toEqual([
      'unique (code, agency_id) of dossiers.dossier must begin with agency_id',
    ]);
    expect(plant('alter table dossiers.dossier add constraint x exclude using gist (code with =)')).toEqual([
      'exclude (code) of dossiers.dossier must begin with agency_id',
    ]);
  });

  it.each(['id bigserial', 'id bigint generated always as identity', "id bigint default nextval('s')"])(
    'is caught numbering rows: %s',
    (column) => {
      expect(
        plant(
          `create table dossiers.a (agency_id uuid, ${column}, primary key (agency_id, id)); ${wall('dossiers.a')}`,
        ),
      ).toEqual(['dossiers.a.id is numbered by the database; ids are UUIDs, numbers come from a counter row']);
    },
  );

  it.each([
    ['enable row level security', /alter table \S+ enable.*;/],
    ['force row level security', /alter table \S+ force.*;/],
    ['a policy on agency_id', /create policy.*;/],
  ])('is caught lacking %s', (what, part) => {
    expect(
      plant(`create table dossiers.a (agency_id uuid primary key); ${wall('dossiers.a').replace(part, '')}`),
    ).toEqual([`dossiers.a lacks: ${what}`]);
  });

  it('is caught with a wall that forgets the agency', () => {
    const open = wall('dossiers.a').replace('agency_id = any (platform.agencies())', 'true');
    expect(plant(`create table dossiers.a (agency_id uuid primary key); ${open}`)).toEqual([
      'dossiers.a lacks: a policy on agency_id',
    ]);
  });

  it('is caught pointing at rows of an agency without naming it', () => {
    expect(plant('alter table dossiers.step add column of_id uuid references dossiers.dossier (id)')).toEqual([
      'the key of dossiers.step to dossiers.dossier must begin with agency_id on both sides',
    ]);
    expect(
      plant('create table dossiers.kind (id uuid primary key, sample uuid references dossiers.dossier (id))'),
    ).toEqual(['dossiers.kind belongs to no agency and so may not point at dossiers.dossier, which does']);
  });

  it('is caught emptying a key on delete, granting in bulk and setting a trigger', () => {
    expect(
      plant('alter table dossiers.step add foreign key (agency_id, x) references dossiers.dossier on delete set null'),
    ).toEqual(['no `on delete set null`: a distributed key with agency_id refuses it']);
    expect(plant('grant select on dossiers.step, dossiers.dossier to motcua_app')).toEqual([
      'one table for each grant: a distributed database refuses several',
    ]);
    expect(plant('create trigger t before update on dossiers.step for each row execute function dossiers.f()')).toEqual(
      ['no trigger on dossiers.step: distributed tables refuse them'],
    );
  });

  it('is caught with a view or a function that walks round the wall', () => {
    expect(plant('create view dossiers.v as select code from dossiers.dossier')).toEqual([
      'a view over rows of an agency says `with (security_invoker = true)`; otherwise it shows every agency',
    ]);
    expect(plant('create function dossiers.g() returns int language sql security definer as $$ select 1 $$')).toEqual([
      'a `security definer` function sets its own search_path',
    ]);
  });

  it('may keep a public register that speaks of agencies, when a comment says so', () => {
    const register = 'create table dossiers.renamed (id uuid primary key, agency_id uuid not null)';
    expect(plant(register)).toHaveLength(4);
    expect(
      plant(`${register}; comment on table dossiers.renamed is 'reference: which agency was renamed when'`),
    ).toEqual([]);
  });

  it('is caught when it takes away what the version before still names', () => {
    const kept = 'what the version before uses stays for one version; then a line `-- unused since VERSION` lets it go';
    for (const sql of [
      'alter table dossiers.step drop column place',
      'alter table dossiers.step rename column place to position',
      'alter table dossiers.step alter column place type text',
      'drop table dossiers.step',
    ]) {
      expect(plant(sql)).toEqual([kept]);
      expect(plant(`-- unused since 1.4.0\n${sql}`)).toEqual([]);
    }
    expect(plant('alter table dossiers.step add column since date')).toEqual([]);
  });

  it('is caught in a file whose name does not tell its order', () => {
    expect(look(clean, 'create.sql').findings.map(({ says }) => says)).toEqual([
      'a migration is named YYYYMMDDHHMMSS_concept__what.sql',
    ]);
  });
});
