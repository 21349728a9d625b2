import { describe, expect, it } from 'vitest';
import type { PaperFile } from '#modules/papers';
import type { RequiredPaper } from '#modules/procedures';
import { divideRequired, paperErrors, papersOf, readPaperWays, usableFiles, wayErrors } from './filing-papers.ts';

const paper = (ordinal: number, more: Partial<RequiredPaper> = {}): RequiredPaper => ({
  ordinal,
  name: `Giấy ${ordinal}`,
  note: '',
  isForm: false,
  isConditional: false,
  raw: '',
  ...more,
});

describe('the required papers', () => {
  it('are asked for besides the form of the procedure, all of them beside the general form', () => {
    const required = [paper(1, { isForm: true }), paper(2)];
    expect(divideRequired(required, { procedures: ['1.004873'] }).asked).toEqual([paper(2)]);
    expect(divideRequired(required, { procedures: [] }).asked).toEqual(required);
  });

  it('come as files when some are just sent, or were before and nothing else is said', () => {
    const form = { paper1: 'bring', paper2: 'files', paper3: '__proto__', paper4: 'not_needed' };
    const before = { paper4: ['kept'], paper5: ['kept'] };
    const required = [1, 2, 3, 4, 5].map((n) => paper(n));
    expect(readPaperWays(form, required, { justSent: new Set(['paper1']), before })).toEqual({
      paper1: 'files',
      paper2: 'files',
      paper4: 'not_needed',
      paper5: 'files',
    });
    expect(Object.keys(wayErrors(form, required, new Set(['paper1', 'paper2', 'paper3']), 'vi'))).toEqual(['paper1']);
  });

  it('are each complained of once', () => {
    const required = [paper(1), paper(2), paper(3)];
    expect(
      Object.keys(paperErrors({ paper1: 'files', paper3: 'bring' }, required, { files: {}, stored: [] }, 'vi')),
    ).toEqual(['paper1', 'paper2']);
  });

  it('stand in the dossier in their order, without those not needed', () => {
    const filledIn = [paper(2, { isForm: true }), paper(4, { isForm: true })];
    const asked = [paper(1, { copies: 1, originals: 0 }), paper(3), paper(5)];
    const ways = { paper1: 'bring', paper3: 'files', paper5: 'not_needed' };
    expect(papersOf({ ways, files: { paper3: ['a', 'b'] }, stored: [], filledIn, asked })).toMatchObject([
      { ordinal: 1, form: 'copy', quantity: 0, note: 'Người nộp mang bản giấy tới quầy' },
      { ordinal: 2, form: 'electronic', quantity: 1, fileIds: [], note: 'Tờ khai điện tử đã điền' },
      { ordinal: 3, form: 'electronic', digitisation: 'digitised', fileIds: ['a', 'b'] },
    ]);
  });
});

it('a file that the scanner refused, or of another agency, is as if never sent', () => {
  const known = [
    { id: 'clean', state: 'clean' },
    { id: 'waiting', state: 'quarantined' },
    { id: 'bad', state: 'refused' },
  ] as PaperFile[];
  expect(usableFiles({ paper1: ['clean', 'bad', 'elsewhere'], paper2: ['waiting'] }, known)).toEqual({
    paper1: ['clean'],
    paper2: ['waiting'],
  });
  expect(usableFiles(undefined, known)).toEqual({});
});
