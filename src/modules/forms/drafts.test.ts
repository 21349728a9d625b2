import { describe, expect, it } from 'vitest';
import { agencies, cast } from '#test/cast';
import { world } from '#test/world';
import { discardDraft } from './actions/discard-draft.ts';
import { type DraftToSave, saveDraft } from './actions/save-draft.ts';
import { takeDraft } from './actions/take-draft.ts';
import { findDraft, listDrafts } from './draft-store.ts';
import { samples } from './samples.test-data.ts';

const an = cast['citizen An'];
const phuong = cast['citizen Phượng'];
const draft: DraftToSave = {
  procedureCode: '1.004873',
  receivingAgencyId: agencies.a,
  formId: 'marital-status',
  formVersion: 1,
  answers: { ...samples['marital-status'], period: { from: 'mùng 5 Tết "2020" \\ \ufffd' } },
  choices: { delivery: 'post', deliveryAddress: 'thôn Đồng Nội' },
  step: 'answers',
};

describe('a draft', () => {
  it('is there again after signing out and in, exactly as it was', () =>
    world(async (w) => {
      const id = await w.act('citizen An', (act) => saveDraft(act, draft));
      const begunAt = w.now();
      w.at('2026-04-01 09:00');
      expect(await w.read('citizen An', (db) => findDraft(db, an, id))).toEqual({
        ...draft,
        id,
        begunAt,
        savedAt: begunAt,
      });
    }));

  it('is saved over itself, and the last saved stands first', () =>
    world(async (w) => {
      const first = await w.act('citizen An', (act) => saveDraft(act, draft));
      const begunAt = w.now();
      w.at('2026-03-11 08:00');
      const second = await w.act('citizen An', (act) =>
        saveDraft(act, { ...draft, procedureCode: '2.000815', formId: 'certified-copies' }),
      );
      w.at('2026-03-12 08:00');
      await w.act('citizen An', (act) => saveDraft(act, { ...draft, id: first, step: 'papers', answers: {} }));
      const drafts = await w.read('citizen An', (db) => listDrafts(db, an));
      expect(drafts.map(({ id }) => id)).toEqual([first, second]);
      expect(drafts[0]).toMatchObject({ step: 'papers', answers: {}, begunAt, savedAt: w.now() });
    }));

  it('is gone once discarded, and discarding it twice is no error', () =>
    world(async (w) => {
      const id = await w.act('citizen An', (act) => saveDraft(act, draft));
      await w.act('citizen An', (act) => discardDraft(act, id));
      await w.act('citizen An', (act) => discardDraft(act, id));
      expect(await w.rows('select 1 from forms.draft')).toEqual([]);
    }));

  it('is taken out once, to be filed; whoever comes second finds none', () =>
    world(async (w) => {
      const id = await w.act('citizen An', (act) => saveDraft(act, draft));
      await expect(w.act('citizen Phượng', (act) => takeDraft(act, id))).rejects.toThrow('draft.not_found');
      expect(await w.act('citizen An', (act) => takeDraft(act, id))).toMatchObject({ id, ...draft });
      await expect(w.act('citizen An', (act) => takeDraft(act, id))).rejects.toThrow('draft.not_found');
    }));

  it('is seen by nobody else, even by a query that forgets to ask whose it is', () =>
    world(async (w) => {
      await w.act('citizen An', (act) => saveDraft(act, draft));
      for (const other of ['citizen Phượng', 'clerk Bình', 'leader Chi', 'supervisor Tuấn'] as const)
        expect(await w.read(other, (db) => listDrafts(db, an))).toEqual([]);
      expect(await w.read('citizen An', (db) => listDrafts(db, an))).toHaveLength(1);
    }));

  it('cannot be written or thrown away by somebody else who knows its id', () =>
    world(async (w) => {
      const id = await w.act('citizen An', (act) => saveDraft(act, draft));
      await w.act('citizen Phượng', (act) => saveDraft(act, { ...draft, id, answers: { relation: 'parent' } }));
      await w.act('citizen Phượng', (act) => discardDraft(act, id));
      expect(await w.read('citizen An', (db) => findDraft(db, an, id))).toMatchObject({ answers: draft.answers });
      expect(await w.rows('select person_id from forms.draft')).toEqual([{ person_id: an }]);
      expect(await w.read('citizen Phượng', (db) => listDrafts(db, phuong))).toEqual([]);
    }));

  it('is for citizens: an officer is refused', () =>
    world(async (w) => {
      await expect(w.act('clerk Bình', (act) => saveDraft(act, draft))).rejects.toThrow('forbidden');
    }));

  it('of a form that does not exist is refused', () =>
    world(async (w) => {
      await expect(w.act('citizen An', (act) => saveDraft(act, { ...draft, formVersion: 9 }))).rejects.toThrow(
        'form.not_found',
      );
    }));

  it('too many is refused, while those there are can still be saved', () =>
    world(async (w) => {
      let id = '';
      await w.act('citizen An', async (act) => {
        for (let made = 0; made < 50; made++) id = await saveDraft(act, draft);
      });
      await expect(w.act('citizen An', (act) => saveDraft(act, draft))).rejects.toThrow('forms.too_many_drafts');
      expect(await w.act('citizen An', (act) => saveDraft(act, { ...draft, id, step: 'review' }))).toBe(id);
    }));

  it('writes nothing into any agency’s journal', () =>
    world(async (w) => {
      const before = await w.events();
      await w.act('citizen An', (act) => saveDraft(act, draft));
      expect(await w.events()).toEqual(before);
    }));
});
