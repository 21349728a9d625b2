import { describe, expect, it } from 'vitest';
import type { Placement } from '../../distribution.ts';
import { checkDistribution } from './distribution-rules.ts';
import { lookAt } from './planted-tree.ts';

const clean = `
  create schema dossiers;
  create table dossiers.field (id uuid primary key);
  create table dossiers.dossier (agency_id uuid, id uuid, field_id uuid references dossiers.field, primary key (agency_id, id));
  create table dossiers.step (
    agency_id uuid, dossier_id uuid, place int, primary key (agency_id, dossier_id, place),
    foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
  );
  create table dossiers.visit (id uuid primary key);
  create policy own on dossiers.dossier for select using (agency_id = any ((select platform.agencies())::uuid[]));
  create policy with_dossier on dossiers.step using (
    exists (select from dossiers.dossier d where d.agency_id = step.agency_id and d.id = step.dossier_id));`;

const places: Readonly<Record<string, Placement>> = {
  'dossiers.field': 'reference',
  'dossiers.dossier': 'agency',
  'dossiers.step': 'agency',
  'dossiers.visit': 'coordinator',
};

const look = (files: Readonly<Record<string, string>>, more: Readonly<Record<string, Placement>> = {}) =>
  lookAt((root) => checkDistribution(root, new Map(Object.entries({ ...places, ...more }))), files);

/** What the check says when `sql` is added to a clean migration, with `more` declared. */
const plant = (sql: string, more: Readonly<Record<string, Placement>> = {}): string[] =>
  look({ 'src/modules/dossiers/migrations/20260101000000_dossier__create.sql': `${clean}\n${sql}` }, more).findings.map(
    ({ says }) => says,
  );

describe('the places of tables', () => {
  it('pass when all are declared and keep the rules, having been seen', () => {
    expect(plant('')).toEqual([]);
  });

  it('are caught leaving a table out, and naming one that is not there', () => {
    expect(plant('create table dossiers.new (id uuid primary key)')).toEqual([
      'dossiers.new stands in no place of distribution.ts',
    ]);
    expect(plant('', { 'dossiers.gone': 'coordinator' })).toEqual(['no migration makes dossiers.gone']);
  });

  it('are caught with a table of agencies that names none, or whose key does not', () => {
    expect(plant('create table dossiers.a (id uuid)', { 'dossiers.a': 'agency' })).toEqual([
      'dossiers.a is spread by agency_id, which it lacks',
    ]);
    expect(plant('create unique index one on dossiers.step (place)')).toEqual([
      'unique (place) of dossiers.step must have agency_id, by which it is spread',
    ]);
  });

  it('are caught with rows of agencies among the catalogues', () => {
    expect(plant('create table dossiers.a (agency_id uuid primary key)', { 'dossiers.a': 'reference' })).toEqual([
      'dossiers.a has rows of agencies and so is no reference table',
    ]);
  });

  it.each([
    ['agency', 'coordinator', 'alter table dossiers.step add column v uuid references dossiers.visit', 'step', 'visit'],
    [
      'reference',
      'agency',
      'alter table dossiers.field add column d uuid references dossiers.dossier',
      'field',
      'dossier',
    ],
    [
      'reference',
      'coordinator',
      'alter table dossiers.field add column v uuid references dossiers.visit',
      'field',
      'visit',
    ],
    [
      'coordinator',
      'agency',
      'alter table dossiers.visit add column d uuid references dossiers.dossier',
      'visit',
      'dossier',
    ],
  ])('are caught with a key from %s to %s', (from, to, sql, table, other) => {
    expect(plant(sql)).toEqual([
      `dossiers.${table} (${from}) may not point at dossiers.${other} (${to}): no machine sees both`,
    ]);
  });

  it('are caught with a trigger away from the coordinator', () => {
    const trigger = (on: string) => `create trigger t before update on ${on} for each row execute function f()`;
    expect(plant(trigger('dossiers.field'))).toEqual([
      'no trigger on dossiers.field: only a table of the coordinator keeps one',
    ]);
    expect(plant(trigger('dossiers.visit'))).toEqual([]);
  });

  it.each([
    ['at a table of the coordinator', 'exists (select from dossiers.visit d where d.agency_id = step.agency_id)'],
    ['at rows of other agencies', 'exists (select from dossiers.dossier d where d.id = step.dossier_id)'],
    ['at one value from elsewhere', 'place = (select max(place) from dossiers.step)'],
  ])('are caught with a policy that looks %s', (_where, condition) => {
    const says = 'the policy far of dossiers.step looks at more than rows of the same agency beside it';
    expect(plant(`create policy far on dossiers.step for select using (${condition})`)).toEqual([says]);
    expect(plant(`create policy far on dossiers.step using (${condition}); drop policy far on dossiers.step`)).toEqual(
      [],
    );
  });

  it('are caught when who asks is set by a function', () => {
    const says = 'set it by `set local app.…`: what set_config() sets is not known on the other machines';
    const files = {
      'src/modules/dossiers/migrations/20260101000000_dossier__create.sql': clean,
      'src/platform/ask.ts': "// who asks\nask(`select set_config('app.agencies', $1, true)`)",
    };
    expect(look(files).findings).toEqual([{ file: 'src/platform/ask.ts', line: 2, says }]);
  });

  it.each([
    [
      'rows that a function gives',
      'insert into dossiers.step (agency_id, dossier_id, place) select $1, $2, p from unnest($3::int[]) p',
      'enter rows of dossiers.step by `values`: what a function gives would be copied in past its walls',
    ],
    [
      'a subquery among values',
      'insert into dossiers.step (agency_id, dossier_id, place) values ($1, $2, (select max(place) from dossiers.step))',
      'no subquery among the values of dossiers.step: ask first, or in a function of PL/pgSQL',
    ],
    [
      'rows without a column',
      'select count(*) from (select from dossiers.step limit 100) s',
      '`select 1 from dossiers.step`: rows without a column are not handed from machine to machine',
    ],
    [
      'an answer out of such rows',
      'select exists (select from dossiers.step where place = 1) as there',
      '`select 1 from dossiers.step`: rows without a column are not handed from machine to machine',
    ],
    [
      'holding rows of whatever agency',
      'select place from dossiers.step where dossier_id = $1 for update',
      'name the agency of dossiers.step: rows are held where they lie',
    ],
  ])('are caught with a statement that asks for %s', (_what, statement, says) => {
    const store = 'src/modules/dossiers/step-store.ts';
    const migration = { 'src/modules/dossiers/migrations/20260101000000_dossier__create.sql': clean };
    const told = (sql: string) => look({ ...migration, [store]: `ask(\`${sql}\`);` }).findings;
    expect(told(statement)).toEqual([{ file: store, line: 1, says }]);
    expect(told(statement.replaceAll('dossiers.step', 'dossiers.visit'))).toEqual([]);
  });

  it('are caught with a function of SQL that asks for rows of agencies, until it is written otherwise', () => {
    const made = (language: string) =>
      `create or replace function dossiers.last(day date) returns int language ${language} as $$ select max(place) from dossiers.step $$`;
    const says = 'dossiers.last asks for rows of dossiers.step: write it in PL/pgSQL';
    expect(plant(made('sql'))).toEqual([says]);
    expect(plant(`${made('sql')}; ${made('plpgsql')}`)).toEqual([]);
  });
});
