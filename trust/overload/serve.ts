import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import { systemClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { openDatabase } from '#platform/database';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { sameKeysElsewhere } from '#test/personal-keys';
import { buildApp } from '../../src/app.ts';

/** Everybody is let in at once, however many they are. */
const noTurns = {
  places: Number.POSITIVE_INFINITY,
  ofOneLane: Number.POSITIVE_INFINITY,
  waiting: 0,
  load: () => 'calm',
} as const;

/** As a process of its own: serves the product on a database, with its turns or without, and tells at which port. */
async function serve([url = '', folder = '', guard = '']: readonly string[]): Promise<void> {
  const config = readConfig({ MOTCUA_HOME: folder }, root);
  const personalKeys = sameKeysElsewhere();
  const database = openDatabase({ url, size: config.poolSize, log: () => {}, personalKeys });
  const contentKeys = openContentKeys({ url, personalKeys, log: () => {} });
  const engines = { pdf: openPdfEngine({ root }), pages: openPageEngine({ root }), apart: openApart() };
  const tools = { config, ...engines, blobs: openBlobStore(join(folder, 'papers'), contentKeys) };
  const turns = guard === 'guarded' ? {} : noTurns;
  const http = await buildApp({ database, clock: systemClock, tools, assets: undefined, log: () => {}, turns });
  await http.listen({ port: 0, host: '127.0.0.1' });
  process.send?.((http.server.address() as AddressInfo).port);
}

// Whoever started it is gone: nobody asks any more.
process.on('disconnect', () => process.exit());
await serve(process.argv.slice(2));
