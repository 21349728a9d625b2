import { Readable } from 'node:stream';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import type { Tools } from '#platform/tools';
import { listStandingStill } from './digitisation-store.ts';

const hour = 3_600_000;

const printedLine = 'Giấy khai sinh số 12: Nguyễn Thị Hằng, Bùi Văn Đệ.';

export const nothingStandsStill: Invariant = {
  says: 'No paper has waited to be read for more than an hour without coming a page further.',
  violations: ofEachAgency(async (db, agencyId) => {
    const still = await listStandingStill(db, agencyId, Date.now() - hour);
    return still.map(({ id, state }) => `agency ${agencyId}: the paper ${id} stands still (${state})`);
  }),
};

export const recognitionWorks: Invariant = {
  says: 'The recogniser reads a printed line of Vietnamese without a mistake.',
  violations: (_database, _agencyIds, tools) => mistakesOfRecogniser(tools),
};

/** What the recogniser gets wrong of a line this machine has just printed. */
export async function mistakesOfRecogniser(tools: Pick<Tools, 'pdf' | 'pages'>): Promise<string[]> {
  const read = await readBack(tools, printedLine);
  return read === printedLine ? [] : [`it read “${read}” where “${printedLine}” was printed`];
}

/** Prints a line and recognises what was printed. */
async function readBack({ pdf, pages }: Pick<Tools, 'pdf' | 'pages'>, line: string): Promise<string> {
  const template = 'src/modules/digitisation/self-test.typ';
  const sheet = await pdf.render(template, { line }, { title: 'Tự kiểm tra', createdAt: 0 });
  const open = async () => Readable.from([Buffer.from(sheet)]);
  const document = { mediaType: 'application/pdf', size: sheet.length, open };
  const { lines } = await pages.recognise(document, { page: 1, turn: 0 });
  return lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ');
}
