import { demonstrationPassword } from '#modules/identity';
import { listAgencies } from '#modules/organisation';
import { countProcedures } from '#modules/procedures';
import type { Config } from '#platform/config';
import { type Database, publicScope } from '#platform/database';
import type { DemonstrationLoaded } from '../demonstration/load-demonstration.ts';
import type { Storage } from './open-storage.ts';

interface Ready {
  readonly config: Config;
  readonly storage: Storage;
  readonly demonstration: DemonstrationLoaded | undefined;
  readonly database: Database;
  readonly seconds: number;
}

/** Says what was found, where the product answers and how to sign in. */
export async function announceReady({ config, storage, demonstration, database, seconds }: Ready): Promise<void> {
  const [agencies, procedures] = await database.read(publicScope, async (db) => [
    (await listAgencies(db)).length,
    await countProcedures(db),
  ]);
  console.log(`Found ${storage.found}; ${agencies} agencies, ${procedures} procedures.`);
  if (demonstration === 'loaded')
    console.log('Loaded the demonstration: one province, three communes and their staff.');
  if (!config.tsaUrl && !config.demo)
    console.log('No time-stamp authority is set (TSA_URL): only our own signature dates the anchors of the journals.');
  console.log(`\n  Một Cửa is serving at ${config.publicUrl}  (ready in ${seconds.toFixed(1)} s)\n`);
  if (config.demo) console.log(signIns(config.publicUrl));
}

const signIns = (address: string): string =>
  [
    `  Sign in at ${address}/dang-nhap with one button each:`,
    '    citizen          Nguyễn Văn An',
    '    counter clerk    Trần Văn Bình      (xã Lạc Thuỷ)',
    '    handling officer Phạm Quốc Khánh    (xã Lạc Thuỷ)',
    '    leader           Lê Thị Chi         (xã Lạc Thuỷ)',
    '    administrator    Đỗ Thị Thu         (xã Lạc Thuỷ)',
    '    document clerk   Vũ Thị Mai         (xã Lạc Thuỷ)',
    '    supervisor       Nguyễn Minh Tuấn   (tỉnh Phú Thọ)',
    `  Results are signed with the password ${demonstrationPassword}.`,
    '',
    '  Ctrl-C stops it.',
  ].join('\n');
