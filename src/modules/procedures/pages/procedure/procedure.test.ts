import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getAgency, seedOrganisation } from '#modules/organisation';
import { newId } from '#platform/identifiers';
import { agencies, cast } from '#test/cast';
import { type World, world } from '#test/world';
import { importProcedures } from '../../actions/import-procedures.ts';
import { replaceLocalRule, replaceOwnProcess } from '../../agency-store.ts';
import type { CatalogueRecord } from '../../catalogue-record.ts';

const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const marital = catalogue.find((record) => record.code === '1.004873') as CatalogueRecord;
const address = '/thu-tuc/1.004873';
const atA = `${address}?xa=H44.127`;

const decision = (w: World) => ({
  agencyId: agencies.a,
  code: '1.004873',
  day: '2026-03-10',
  by: cast['leader Chi'],
  at: w.now(),
  legalRef: 'Quyết định 12/QĐ-UBND',
});

/** What a visitor sees at an address before and after something happened, both times asked for twice. */
async function beforeAndAfter(w: World, url: string, happens: () => Promise<unknown>): Promise<[string, string]> {
  const twice = async () => {
    const first = await w.get(url);
    expect((await w.get(url)).body).toBe(first.body);
    return first.body;
  };
  const before = await twice();
  await happens();
  return [before, await twice()];
}

test('a visitor sees a new version of the procedure at once', () =>
  world(async (w) => {
    const renamed = { ...marital, name_vi: 'Thủ tục mang tên mới' };
    const [before, after] = await beforeAndAfter(w, address, () =>
      w.database.write({ agencies: [] }, (tx) =>
        importProcedures(tx, [renamed], { on: '2026-03-10', by: 'test', at: w.now() }),
      ),
    );
    expect(before).not.toContain('Thủ tục mang tên mới');
    expect(after).toContain('Thủ tục mang tên mới');
  }));

test('a visitor sees what the commune decided at once: that it does not receive the procedure, and its own steps', () =>
  world(async (w) => {
    const write = w.database.write.bind(w.database, { agencies: [agencies.a] });
    const [open, closed] = await beforeAndAfter(w, atA, () =>
      write((tx) => replaceLocalRule(tx, decision(w), { isReceived: false })),
    );
    expect(closed).not.toBe(open);
    expect(closed).not.toContain('href="/nop-ho-so/1.004873');
    const step = {
      ordinal: 1,
      name: 'Bước riêng của xã',
      position: 'justice_officer',
      workingHours: 8,
      isCounted: true,
    };
    const [, own] = await beforeAndAfter(w, atA, () => write((tx) => replaceOwnProcess(tx, decision(w), [step])));
    expect(own).toContain('Bước riêng của xã');
  }));

test('a visitor sees a commune that is new at once', () =>
  world(async (w) => {
    const a = await w.read('clerk Bình', (db) => getAgency(db, agencies.a));
    const id = newId();
    const fresh = { id, ancestorIds: [agencies.province, id], code: 'H44.999', oldCode: '000.00.999.H44' };
    const commune = { ...a, ...fresh, centreName: 'Trung tâm xã mới', unitCode: '99999', validFrom: '2026-01-01' };
    const nothing = { positions: [], changes: [], departments: [], staff: [] };
    const [before, after] = await beforeAndAfter(w, address, () =>
      w.database.write({ agencies: [] }, (tx) => seedOrganisation(tx, { ...nothing, agencies: [commune] })),
    );
    expect(before).not.toContain('Trung tâm xã mới');
    expect(after).toContain('Trung tâm xã mới');
  }));

test('a visitor sees the next day what holds then', () =>
  world(async (w) => {
    const renamed = { ...marital, name_vi: 'Thủ tục mang tên mới' };
    await w.database.write({ agencies: [] }, (tx) =>
      importProcedures(tx, [renamed], { on: '2026-03-11', by: 'test', at: w.now() }),
    );
    const [before, after] = await beforeAndAfter(w, address, async () => w.at('2026-03-11'));
    expect(before).not.toContain('<h1 class="govuk-heading-l">Thủ tục mang tên mới');
    expect(after).toContain('Thủ tục mang tên mới');
  }));

test('whoever is signed in gets a page of their own, and leaves nothing of it to the next visitor', () =>
  world(async (w) => {
    const visitor = (await w.get(address)).body;
    const own = (await w.get(address, 'citizen An')).body;
    expect(own).toContain('Nguyễn Văn An');
    expect(own).toContain('name="_csrf"');
    expect((await w.get(address)).body).toBe(visitor);
    expect(visitor).not.toContain('Nguyễn Văn An');
  }));

test('each language has its page, and a notice is shown to nobody else', () =>
  world(async (w) => {
    const vi = (await w.get(address)).body;
    expect((await w.get(`${address}?lang=en`)).body).toContain('<html lang="en"');
    const headers = { cookie: 'notice=procedures.adjusted' };
    await w.http.inject({ url: address, headers });
    expect((await w.get(address)).body).toBe(vi);
  }));

test('a procedure that the catalogue does not have is not found, however often it is asked for', () =>
  world(async (w) => {
    for (let i = 0; i < 2; i += 1) expect((await w.get('/thu-tuc/9.999999')).statusCode).toBe(404);
  }));
