import { describe, expect, it } from 'vitest';
import { cast } from '#test/cast';
import { world } from '#test/world';
import { fileThroughPages, textOf } from '../../citizen.test-data.ts';

describe('filing online', () => {
  it('goes from the choice of the commune to a code, and forgets the draft', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const code = await fileThroughPages(w);
      expect(code).toBe('H44.127-260310-0001');
      const [row] = await w.rows<Record<string, unknown>>('select * from dossiers.dossier');
      expect(row).toMatchObject({
        channel: 'online',
        state: 'submitted',
        party_ids: [cast['citizen An']],
        form_id: 'marital-status',
      });
      expect(row?.parties).toMatchObject({
        submitter: { fullName: 'Nguyễn Văn An', identityNumber: '017090001234', phone: '0912345678' },
      });
      expect(await w.rows('select 1 from forms.draft')).toEqual([]);
      const filed = textOf((await w.get(`/ho-so-cua-toi/${code}/da-nop`, 'citizen An')).body);
      expect(filed).toContain(code);
      expect(filed).toContain('chậm nhất 11/03/2026 09:30');
    }));
});
