import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root } from '#platform/root';

/** What newer versions bring, each one more: a column, a table of agencies, an index, as the rules for migrations have it. */
export const newerMigrations = [
  {
    name: '20990101000000_dossier__trial_column.sql',
    text: `alter table dossiers.dossier add column trial_mark text not null default '';`,
  },
  {
    name: '20990102000000_dossier__trial_table.sql',
    text: `create table dossiers.trial_note (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  said text not null default '',
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);
alter table dossiers.trial_note enable row level security;
alter table dossiers.trial_note force row level security;
create policy own_agency on dossiers.trial_note using (agency_id = any (platform.agencies()));`,
  },
  {
    name: '20990103000000_dossier__trial_index.sql',
    text: 'create index dossier_of_trial_mark on dossiers.dossier (agency_id, trial_mark, received_at);',
  },
  {
    name: '20990104000000_platform__trial_column.sql',
    text: `alter table platform.event add column trial_mark text not null default '';`,
  },
] as const;

/**
 * Makes a copy of the product's folder in `folder` with the first `count` of {@link newerMigrations}, and returns its program.
 * Packages and what is not of the program are the same; `program` is the bundle of this version.
 */
export function makeNewerVersion(folder: string, program: string, count: number): string {
  const [modulesHere, modulesThere] = [join(root, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(modulesThere, { recursive: true });
  link(root, folder, ['src', 'node_modules', 'var']);
  link(modulesHere, modulesThere, ['.cache']);
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
  for (const { name, text } of newerMigrations.slice(0, count))
    writeFileSync(join(folder, 'src/modules/dossiers/migrations', name), `${text}\n`);
  const bundles = join(folder, relative(root, dirname(program)));
  cpSync(dirname(program), bundles, { recursive: true });
  return join(bundles, basename(program));
}

/** Links all that a folder has, but for some, into another. */
function link(from: string, to: string, butFor: readonly string[]): void {
  for (const name of readdirSync(from)) if (!butFor.includes(name)) symlinkSync(join(from, name), join(to, name));
}
