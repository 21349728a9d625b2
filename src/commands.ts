import { type Config, readConfig } from '#platform/config';
import { root } from '#platform/root';
import { accessTable } from './commands/access-table.ts';
import { auditCommand } from './commands/audit-command.ts';
import { backUpCommand } from './commands/back-up-command.ts';
import { invariantsCommand } from './commands/check-invariants.ts';
import { distributeCommand } from './commands/distribute/distribute-command.ts';
import { explainFailure } from './commands/explain-failure.ts';
import { figuresCommand } from './commands/figures-command.ts';
import { filesCommand } from './commands/files-command.ts';
import { importFile } from './commands/import-file.ts';
import { loadDemonstrationCommand } from './commands/load-demonstration-command.ts';
import { makeBackupKeyCommand } from './commands/make-backup-key-command.ts';
import { migrateCommand } from './commands/migrate-command.ts';
import { printRoutes } from './commands/print-routes.ts';
import { reloadCommand } from './commands/reload-command.ts';
import { restoreCommand } from './commands/restore-command.ts';
import { start } from './commands/start.ts';

type Command = (config: Config, args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, { readonly does: string; readonly run: Command }>> = {
  start: { does: 'start [web|worker]       starts the product: web and worker, or only one of them', run: start },
  reload: {
    does: 'reload                   puts this version in the place of the one that serves, without a gap',
    run: reloadCommand,
  },
  migrate: { does: 'migrate                  brings the schema of the database up to date', run: migrateCommand },
  demo: {
    does: 'demo                     loads the demonstration into an empty database',
    run: loadDemonstrationCommand,
  },
  distribute: {
    does: 'distribute [--run]       prints the statements that spread the database over Citus; --walls: after parts were moved',
    run: distributeCommand,
  },
  routes: { does: 'routes --json            lists every address with its permission', run: printRoutes },
  access: { does: 'access [--write]         prints who may do what, as docs/access.md has it', run: accessTable },
  invariants: { does: 'invariants               checks what must hold on a running system', run: invariantsCommand },
  figures: {
    does: 'figures [--mend]         counts every dossier anew and says whether the daily figures differ',
    run: figuresCommand,
  },
  files: {
    does: 'files move [--remove]    copies the files of the data folder to where MOTCUA_FILES says; --back: the other way',
    run: filesCommand,
  },
  audit: {
    does: 'audit verify             reads the sealed journals again: [--agency CODE] [--json]',
    run: auditCommand,
  },
  import: {
    does: 'import KIND FILE         KIND procedures [--from DAY]: the catalogue; KIND organisation: agencies and staff',
    run: importFile,
  },
  'backup-key': {
    does: 'backup-key FILE          makes the key that backups are encrypted under',
    run: makeBackupKeyCommand,
  },
  backup: {
    does: 'backup [--to FOLDER] [--key FILE] [--secrets-to FOLDER]',
    run: backUpCommand,
  },
  restore: {
    does: 'restore --from FOLDER --to HOME [--at TIME] [--key FILE] [--secrets-from FOLDER]',
    run: restoreCommand,
  },
};

/** Runs one command of `bin/motcua` and returns the exit code. */
export async function runCommand([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    const list = Object.values(commands).map(({ does }) => `  ${does}`);
    console.error(
      [
        'Usage: bin/motcua COMMAND',
        ...list,
        '  test, bench, trust, check  the checks of the house',
        '  screenshots              takes the pictures of the README',
      ].join('\n'),
    );
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    return await command.run(readConfig(process.env, root), args);
  } catch (error) {
    console.error(explainFailure(error));
    return 1;
  }
}
