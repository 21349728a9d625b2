import { describe, expect, it } from 'vitest';
import { lookAt, said } from './planted-tree.ts';
import { checkSqlOwnership, wrongNames } from './sql-ownership.ts';

const clean = {
  'src/modules/dossiers/dossier-store.ts': `
    // from papers.paper: a comment names what it likes
    export const find = (db, id) => db.query(sql\`
      select d.code, platform.fold(d.name), p.name from dossiers.dossier d
      join procedures.published_procedure p on p.id = d.procedure_id where d.id = \${id}\`);
    export const code = 'papers.not_found';`,
  'src/modules/dossiers/migrations/1.sql': `create schema dossiers;
    -- from papers.paper
    create table dossiers.dossier (id uuid, procedure_id uuid references procedures.procedure);
    create policy own on dossiers.dossier using (agency_id = any (platform.agencies()));`,
  'src/platform/journal.ts': 'export const text = `insert into platform.event (id) values ($1)`;',
};

const plant = (files: Record<string, string>): string[] => said(lookAt(checkSqlOwnership, { ...clean, ...files }));

describe('who may name which table', () => {
  it('lets a clean house pass, having seen its SQL', () => {
    const outcome = lookAt(checkSqlOwnership, clean);
    expect(outcome.findings).toEqual([]);
    expect(outcome.looked).toBe(3);
  });

  it('catches a store that reads a table of another module', () => {
    expect(plant({ 'src/modules/dossiers/x-store.ts': 'const q = sql`\n  select 1 from papers.paper`;' })).toEqual([
      'src/modules/dossiers/x-store.ts:2 dossiers reads a table of papers; use its index.ts or a published_ view (papers.paper)',
    ]);
  });

  it('catches even a published view of a module that may not be used', () => {
    expect(plant({ 'src/modules/papers/x-store.ts': 'const q = "select 1 from dossiers.published_dossier";' })).toEqual(
      ['src/modules/papers/x-store.ts:1 papers may not use dossiers (dossiers.published_dossier)'],
    );
  });

  it('catches a table after a comma, in quotes, and in a function call', () => {
    const says = wrongNames('forms', 'select dossiers.count_all() from forms.draft f, "papers"."paper"').map(
      (wrong) => wrong.says,
    );
    expect(says).toEqual([
      'forms may not use dossiers (dossiers.count_all())',
      'forms may not use papers ("papers"."paper")',
    ]);
  });

  it('catches writing through a published view', () => {
    expect(wrongNames('dossiers', 'update procedures.published_procedure set name = $1')).toHaveLength(1);
  });

  it("catches a module that touches the platform's tables, but lets it call the platform's functions", () => {
    expect(wrongNames('dossiers', 'select platform.fold(name) from platform.event').map((wrong) => wrong.says)).toEqual(
      ["dossiers may not touch the platform's tables (platform.event)"],
    );
    expect(wrongNames('dossiers', 'insert into platform.event (id) values ($1)')).toHaveLength(1);
  });

  it('catches the platform naming a module', () => {
    expect(plant({ 'src/platform/x.ts': 'const q = `delete from dossiers.dossier`;' })).toEqual([
      'src/platform/x.ts:1 the platform knows no module, and so not dossiers (dossiers.dossier)',
    ]);
  });

  it('catches a foreign key to a module that may not be used', () => {
    const sql = 'create table papers.paper (dossier_id uuid references dossiers.dossier);';
    expect(plant({ 'src/modules/papers/migrations/1.sql': sql })).toEqual([
      'src/modules/papers/migrations/1.sql:1 papers may not use dossiers (dossiers.dossier)',
    ]);
  });

  it('catches a search path that would hide the owner', () => {
    expect(wrongNames('forms', 'set local search_path = dossiers')).toHaveLength(1);
    expect(wrongNames('forms', 'security definer set search_path = pg_catalog, dossiers as')).toHaveLength(1);
    expect(wrongNames('forms', 'security definer set search_path = pg_catalog as')).toEqual([]);
  });
});
