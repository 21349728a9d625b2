import { listAgencies } from '#modules/organisation';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import type { Config } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { openDatabase, publicScope } from '#platform/database';
import type { Module } from '#platform/module';
import { openShelf, papersIn } from '#platform/open-shelf';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { modules } from '../modules/all.ts';
import { joinStorage } from './open-storage.ts';

/** Checks what must hold on a running system, as a command. */
export const invariantsCommand = (config: Config): Promise<number> => checkInvariants(config, () => true);

/** Checks what must hold at any time and prints each sentence with what breaks it; exit code 1 when something does. */
export async function checkInvariants(config: Config, isMeant: (module: Module) => boolean): Promise<number> {
  const storage = await joinStorage(config);
  const database = openDatabase({ ...storage, size: 2, log: () => {} });
  const pdf = openPdfEngine({ root });
  const pages = openPageEngine({ root });
  const contentKeys = openContentKeys({ ...storage, log: () => {} });
  const shelf = await openShelf(config, () => {});
  const blobs = openBlobStore(papersIn(config.home), contentKeys, { shelf });
  let broken = 0;
  try {
    const agencies = await database.read(publicScope, (db) => listAgencies(db));
    for (const invariant of modules.filter(isMeant).flatMap((module) => module.invariants ?? [])) {
      const violations = await invariant.violations(
        database,
        agencies.map(({ id }) => id),
        { config, pdf, pages, blobs, apart: openApart() },
      );
      console.log(`${violations.length === 0 ? 'holds ' : 'BROKEN'}  ${invariant.says}`);
      for (const line of violations.slice(0, 20)) console.log(`        ${line}`);
      broken += violations.length === 0 ? 0 : 1;
    }
  } finally {
    await pages.close();
    await pdf.close();
    await contentKeys.close();
    await database.close();
    await storage.stop();
  }
  return broken === 0 ? 0 : 1;
}
