import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { errorRate, inMemory, printedLines, type Scanning, scanOf } from '#test/scan';
import { digits, type Figure } from './figure.ts';
import { percentile } from './rounds.ts';

/** Printed text at 200 dpi and more is to be read with at most so many wrong signs, in percent. */
const goal = 0.5;

interface Kind {
  readonly what: string;
  readonly scanning: Scanning;
}

const kinds: readonly Kind[] = [
  { what: '150 dpi', scanning: { dpi: 150 } },
  { what: '200 dpi', scanning: { dpi: 200 } },
  { what: '300 dpi', scanning: { dpi: 300 } },
  { what: '200 dpi, 1.4° askew', scanning: { dpi: 200, skew: 1.4 } },
  { what: '200 dpi, 5° askew', scanning: { dpi: 200, skew: -5 } },
  { what: '200 dpi, noise', scanning: { dpi: 200, noise: 40 } },
  { what: '200 dpi, red seal', scanning: { dpi: 200, seal: true } },
  { what: '300 dpi, red seal, 3° askew', scanning: { dpi: 300, seal: true, skew: 3 } },
  { what: 'photo, failing light', scanning: { dpi: 200, light: 0.5, skew: 2, noise: 15 } },
];

const fonts = ['Tinos', 'Libertinus Serif'] as const;

/** What recognition costs a page, and how many signs it gets wrong, on scans made from known text. */
export async function measurePapers(): Promise<Figure[]> {
  const tools = { pdf: openPdfEngine({ root }), pages: openPageEngine({ root }) };
  try {
    const figures: Figure[] = [];
    for (const font of fonts)
      for (const { what, scanning } of kinds)
        figures.push(await measure(tools, `${what}, ${font}`, { ...scanning, font }));
    return figures;
  } finally {
    await tools.pages.close();
    await tools.pdf.close();
  }
}

type Engines = Parameters<typeof scanOf>[0];

/** The seconds of a scan are those of its second reading: the first also loads the recogniser. */
async function measure(tools: Engines, what: string, scanning: Scanning): Promise<Figure> {
  const scan = inMemory('image/jpeg', await scanOf(tools, printedLines, scanning));
  const seconds: number[] = [];
  let read = '';
  for (let round = 0; round < 2; round += 1) {
    const began = performance.now();
    const { lines } = await tools.pages.recognise(scan, { page: 1, turn: 0 });
    seconds.push((performance.now() - began) / 1000);
    read = lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ');
  }
  const wrong = errorRate(printedLines.join(' '), read) * 100;
  const hasGoal = (scanning.dpi ?? 200) >= 200;
  return {
    part: 'papers',
    what,
    figure: `${wrong.toFixed(2)} % wrong signs`,
    beside: `${digits(percentile(seconds.slice(1)))} s a page`,
    ratio: undefined,
    goal: hasGoal ? `≤ ${goal} %` : '',
    meets: hasGoal ? wrong <= goal : undefined,
  };
}
