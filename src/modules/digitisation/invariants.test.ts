import { expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { inMemory } from '#test/scan';
import { world } from '#test/world';
import { nothingStandsStill, recognitionWorks } from './invariants.ts';

test('the recogniser proves itself, and one that reads something else is found', { timeout: 60_000 }, () =>
  world(async (w) => {
    expect(await recognitionWorks.violations(w.database, [], w.tools)).toEqual([]);
    const line = await w.tools.pdf.render(
      'src/modules/digitisation/self-test.typ',
      { line: 'Khác' },
      { title: 'x', createdAt: 0 },
    );
    const other = {
      ...w.tools.pages,
      recognise: (_: unknown, what: never) => w.tools.pages.recognise(inMemory('application/pdf', line), what),
    };
    expect(await recognitionWorks.violations(w.database, [], { ...w.tools, pages: other })).toEqual([
      'it read “Khác” where “Giấy khai sinh số 12: Nguyễn Thị Hằng, Bùi Văn Đệ.” was printed',
    ]);
  }),
);

test('a paper that has stood still for more than an hour breaks the invariant', () =>
  world(async (w) => {
    const still = (minutes: number) => `
      insert into digitisation.digitisation (agency_id, id, subject_agency_id, subject_id, ordinal, paper_name, original_form, originals,
        state, file_ids, begun_by_name, begun_at, moved_at)
      values ('${agencies.a}', gen_random_uuid(), '${agencies.a}', gen_random_uuid(), 1, 'Tờ khai', 'original', 1, 'reading', '{}', 'Bình',
        clock_timestamp() - interval '1 day', clock_timestamp() - interval '${minutes} minutes')`;
    const broken = () => nothingStandsStill.violations(w.database, [agencies.a, agencies.b], w.tools);
    await w.rows(still(50));
    expect(await broken()).toEqual([]);
    await w.rows(still(70));
    expect(await broken()).toEqual([expect.stringContaining('stands still (reading)')]);
  }));
