import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './finding.ts';
import { checkGlossary, readGlossary, wrongWords } from './glossary.ts';
import { lookAt, said } from './planted-tree.ts';

const table = readFileSync(join(checkout, 'docs/glossary.md'), 'utf8');

const plant = (index: string) =>
  lookAt(checkGlossary, { 'docs/glossary.md': table, 'src/modules/dossiers/index.ts': index });

describe('the words that modules show to one another', () => {
  it('pass when they stand in the glossary, having been seen', () => {
    const outcome = plant(
      "export { type Dossier, receiveDossier, listRequiredPapers as papers } from './x.ts';\nexport type { FeeReceipt, ProcedureCase } from './y.ts';",
    );
    expect(outcome.findings).toEqual([]);
    expect(outcome.looked).toBe(5);
  });

  it('are caught when the glossary rules them out, whatever their form', () => {
    expect(
      said(plant("export {\n  type ApplicationState,\n  find_cases,\n} from './x.ts';\nexport const rejectIt = 1;")),
    ).toEqual([
      expect.stringContaining(':2 ApplicationState: "application" is ruled out; the glossary says dossier'),
      expect.stringContaining(
        ':3 find_cases: "case" is ruled out; the glossary says procedure case (trường hợp (của thủ tục)) or dossier',
      ),
      expect.stringContaining(
        ':5 rejectIt: "reject" is ruled out; the glossary says refuse intake (từ chối tiếp nhận) or refuse settlement',
      ),
    ]);
  });

  it('are caught under the name they are shown by, not the one they have inside', () => {
    expect(plant("export { Dossier as Application } from './x.ts';").findings).toHaveLength(1);
    expect(plant("export { Application as Dossier } from './x.ts';").findings).toEqual([]);
  });

  it('may be part of a term, alone they may not', () => {
    const glossary = readGlossary(table);
    expect(wrongWords(glossary, 'printFeeReceipts')).toEqual([]);
    expect(wrongWords(glossary, 'printReceipts')).toHaveLength(1);
    expect(wrongWords(glossary, 'InternalProcess')).toEqual([]);
    expect(wrongWords(glossary, 'processDossier')).toHaveLength(1);
  });
});

describe('the glossary', () => {
  it('rules out no word that it uses as a term of its own', () => {
    const { terms, ruledOut } = readGlossary(table);
    const single = terms.filter((term) => term.length === 1).map(([word]) => word as string);
    const excused = ['complaint'];
    expect(single.filter((word) => ruledOut.has(word) && !excused.includes(word))).toEqual([]);
  });
});
