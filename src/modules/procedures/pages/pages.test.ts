import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { type World, world } from '#test/world';
import { importProcedures } from '../actions/import-procedures.ts';
import { replaceLocalRule } from '../agency-store.ts';
import type { CatalogueRecord } from '../catalogue-record.ts';
import { readPosting } from '../read-posting.ts';

const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const chosen = ['1.004873', '1.001193', '2.000815', '1.000656', '2.001009', '1.012222', '1.013133'];
const marital = catalogue.find((record) => record.code === '1.004873') as CatalogueRecord;

const load = (w: World, records: readonly CatalogueRecord[], on: string) =>
  w.database.write({ agencies: [] }, (tx) => importProcedures(tx, records, { on, by: 'test', at: w.now() }));

/** The text of a page as a reader sees it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('the public list', () => {
  test('finds without accents and leads to the procedure', () =>
    world(async (w) => {
      const page = await w.get('/thu-tuc?q=tinh+trang+hon+nhan');
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('/thu-tuc/1.004873');
      expect(page.body).not.toContain('/thu-tuc/1.001193');
    }));

  test('begins with the life events, and says when nothing is found', () =>
    world(async (w) => {
      expect((await w.get('/thu-tuc')).body).toContain('su_kien=sinh-con');
      expect((await w.get('/thu-tuc?q=xyzzy')).body).toContain('Không tìm thấy thủ tục nào');
    }));

  test('shows what was typed as text, never as markup', () =>
    world(async (w) => {
      expect((await w.get(`/thu-tuc?q=${encodeURIComponent('"><script>x</script>')}`)).body).not.toContain('<script>x');
    }));
});

describe('the page of a procedure', () => {
  test('says the time limit, papers, fees and legal bases, and offers to apply', () =>
    world(async (w) => {
      const { body, statusCode } = await w.get('/thu-tuc/1.004873');
      const text = textOf(body);
      expect(statusCode).toBe(200);
      expect(text).toContain('3 ngày làm việc');
      expect(text).toContain('Mức thu do Hội đồng nhân dân cấp tỉnh quy định');
      expect(text).toContain('123/2015/NĐ-CP');
      expect(body).toContain('href="/nop-ho-so/1.004873"');
      expect(body).toContain('data:image/svg+xml;base64,');
    }));

  test('shows the shortened limit of the commune that was chosen, beside the statutory one', () =>
    world(async (w) => {
      await w.act('administrator Thu', ({ tx }) =>
        replaceLocalRule(
          tx,
          { agencyId: agencies.a, code: '1.004873', day: '2026-03-10', by: 'Thu', at: w.now(), legalRef: '99/QĐ-UBND' },
          { isReceived: true, limit: { unit: 'working_day', amount: 2 } },
        ),
      );
      const atA = textOf((await w.get('/thu-tuc/1.004873?xa=H44.127')).body);
      expect(atA).toContain('Đã cắt giảm tại đây 2 ngày làm việc');
      expect(atA).toContain('Theo quy định 3 ngày làm việc');
      expect(textOf((await w.get('/thu-tuc/1.004873?xa=H44.128')).body)).not.toContain('Đã cắt giảm');
    }));

  test('of a repealed procedure says so and offers no way to apply', () =>
    world(async (w) => {
      const { body } = await w.get('/thu-tuc/2.001009');
      expect(body).toContain('Thủ tục đã bị bãi bỏ');
      expect(body).not.toContain('/nop-ho-so/');
    }));

  test('of what the record says cannot be handed in online offers only the counter', () =>
    world(async (w) => {
      const { body } = await w.get('/thu-tuc/2.000815');
      expect(body).not.toContain('/nop-ho-so/');
      expect(textOf(body)).toContain('từ trang thứ 3 trở đi: 1.000 đồng/trang');
    }));

  test('of a record with only a name warns that it is not complete', () =>
    world(async (w) => {
      expect((await w.get('/thu-tuc/1.012222')).body).toContain('Danh mục mới có tên thủ tục');
    }));

  test('tells what changed and when', () =>
    world(async (w) => {
      await load(w, [{ ...marital, time_limit: '2 ngày làm việc' }], '2026-07-01');
      w.at('2026-07-02');
      const text = textOf((await w.get('/thu-tuc/1.004873')).body);
      expect(text).toContain('01/07/2026');
      expect(text).toMatch(/Bỏ: 3 ngày làm việc\s+Thêm: 2 ngày làm việc/);
    }));

  test('that nobody knows is not found', () =>
    world(async (w) => {
      for (const url of ['/thu-tuc/9.999999', '/quay-thong-tin/9.999999', '/thu-tuc/9.999999/thong-bao.pdf']) {
        expect((await w.get(url)).statusCode).toBe(404);
      }
    }));
});

describe('the page, the kiosk and the printed notice agree', () => {
  test.each(chosen)('on %s, word for word', (code) =>
    world(async (w) => {
      const { posting } = await w.database.read({ agencies: [] }, (db) =>
        readPosting(db, { code, day: '2026-03-10', locale: 'vi' }),
      );
      const page = textOf((await w.get(`/thu-tuc/${code}`)).body);
      const kiosk = textOf((await w.get(`/quay-thong-tin/${code}`)).body);
      for (const item of posting.sections.flatMap((section) => section.items)) {
        for (const text of [item.text, ...item.notes].map((one) => one.replace(/\s+/g, ' ').trim())) {
          expect(page).toContain(text);
          expect(kiosk).toContain(text);
        }
      }
      const pdf = await w.get(`/thu-tuc/${code}/thong-bao.pdf`);
      expect(pdf.statusCode).toBe(200);
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }),
  );
});

describe('the kiosk', () => {
  test('needs no sign-in, has no menu, and goes back to the start by itself', () =>
    world(async (w) => {
      const { body } = await w.get('/quay-thong-tin/1.004873?xa=H44.127');
      expect(body).toMatch(/data-idle-seconds="\d+" data-idle-href="\/quay-thong-tin\?xa=H44\.127"/);
      expect(body).not.toContain('/dang-nhap');
    }));

  test('finds by life event and by words', () =>
    world(async (w) => {
      expect((await w.get('/quay-thong-tin?su_kien=qua-doi')).body).toContain('/quay-thong-tin/1.000656');
      expect((await w.get('/quay-thong-tin?q=khai+tu')).body).toContain('/quay-thong-tin/1.000656');
    }));
});
