import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { counterOf, timeOf } from '#test/counter';
import { certifiedCopies } from '#test/dossiers';
import { type World, world } from '#test/world';

const address = '/can-bo/thong-ke/ii-07';

/** One settled late for a reason, one open and late for another, one of which nobody said why, and one in time. */
async function lateOnes(w: World): Promise<void> {
  const counter = await counterOf(w);
  const received = async (filed: string, procedure?: string) =>
    counter.receive(
      timeOf(filed) + 60_000,
      await counter.file(timeOf(filed), { channel: 'counter', ...(procedure && { procedure }) }),
    );
  const settled = await counter.settle(timeOf('2026-03-09 09:00'), await received('2026-03-02 08:00'));
  const open = await received('2026-03-02 09:00');
  await received('2026-03-02 10:00', certifiedCopies);
  await received('2026-03-18 16:00');
  w.at('2026-03-19 08:00');
  const tell = (code: string, lateReason: string) =>
    w.post(`/can-bo/ho-so/${code}/ly-do-qua-han`, { lateReason, words: 'Nêu cụ thể ở đây' }, 'leader Chi');
  expect((await tell(settled.code, 'workload')).statusCode).toBe(303);
  expect((await tell(open.code, 'other_agency')).statusCode).toBe(303);
}

/** The lines of the table: what stands in each cell. */
const linesIn = (html: string): string[][] =>
  [...html.matchAll(/<tr class="mc-report__(?:level|field|reason|total)">(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>|<td[^>]*\/>/gs)].map(([, cell]) =>
      (cell ?? '').replace(/<[^>]*>/g, ''),
    ),
  );

const expected = [
  ['I', 'Cấp xã', '1', '2', ''],
  ['1', 'Chứng thực', '0', '1', ''],
  ['', '', '0', '1', 'Chưa nêu lý do'],
  ['2', 'Hộ tịch', '1', '1', ''],
  ['', '', '0', '1', 'Chờ cơ quan khác phối hợp, trả lời'],
  ['', '', '1', '0', 'Nhiều hồ sơ, thiếu người'],
  ['', 'TỔNG CỘNG', '1', '2', ''],
];

test('report II.07 says why dossiers were late, each figure leads to its dossiers, and sheet and paper have the same lines', () =>
  world(async (w) => {
    await lateOnes(w);
    const page = (await w.get(`${address}?ky=2026-03`, 'leader Chi')).body;
    expect(linesIn(page)).toEqual(expected);
    const links = [...page.matchAll(/href="(\/can-bo\/thong-ke\/ho-so[^"]+)"[^>]*>(\d+)</g)];
    expect(links).toHaveLength(10);
    for (const [, href, value] of links) {
      const list = (await w.get(href!.replaceAll('&amp;', '&'), 'leader Chi')).body;
      expect([href, list.match(/href="\/can-bo\/ho-so\/H44/g)?.length]).toEqual([href, Number(value)]);
    }

    const sheet = await w.get(`${address}.xlsx?ky=2026-03`, 'leader Chi');
    expect(sheet.headers['content-disposition']).toContain('II.07-H44.127-2026-03.xlsx');
    const cells = new TextDecoder().decode(unzipSync(sheet.rawPayload)['xl/worksheets/sheet1.xml']);
    const total = /<row r="\d+">(?:(?!<row).)*TỔNG CỘNG.*?<\/row>/s.exec(cells)![0];
    expect([...total.matchAll(/<v>(\d+)<\/v>/g)].map(([, number]) => Number(number))).toEqual([1, 2]);
    expect(cells).toContain('Chưa nêu lý do');

    const paper = await w.get(`${address}.pdf?ky=2026-03`, 'leader Chi');
    expect(paper.headers['content-type']).toBe('application/pdf');
    const text = textOfPdf(paper.rawPayload).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/TỔNG CỘNG ?1 ?2/);
    expect(text).toContain('II.07/VPCP/KSTT');
  }));

test('a period without a late dossier says so, and who may not see figures sees none of these', () =>
  world(async (w) => {
    const page = (await w.get(`${address}?ky=2026-02`, 'leader Chi')).body;
    expect(page).toContain('không có hồ sơ nào quá hạn');
    expect(page).not.toContain('ii-07.pdf');
    for (const type of ['', '.xlsx', '.pdf'])
      expect((await w.get(`${address}${type}`, 'officer Khánh')).statusCode).toBe(403);
  }));
