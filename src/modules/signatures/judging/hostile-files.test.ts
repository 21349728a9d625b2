import { describe, expect, test } from 'vitest';
import { openApart } from '#platform/apart';
import { hostileFiles } from '#test/hostile-files';
import { judgeSignedPdf } from './judge-signed-pdf.ts';

const apart = openApart();
const trust = { signers: [], timeStamps: [], crls: [], ocspAnswers: [] };
const pdfs = hostileFiles.flatMap(([tries, files]) =>
  files.filter(({ name }) => /pdf/.test(name) && tries.startsWith('A PDF')).map((file) => ({ ...file, tries })),
);

describe('Whoever asks what a hostile file is worth', () => {
  test.each(pdfs)('hears that nothing vouches for it: $tries $says', { timeout: 30_000 }, async ({ make }) => {
    const { outcome } = await judgeSignedPdf(apart, await make(), trust, Date.now());
    expect(['invalid', 'not_signed']).toContain(outcome);
  });
});
