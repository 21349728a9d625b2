import { describe, expect, test } from 'vitest';
import { noAgency } from '#platform/access-journal/access-entry';
import { agencies, staffIdOf } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

interface Entry {
  readonly agencyId: string;
  readonly outcome: string;
  readonly address: string;
  readonly code: string | null;
  readonly subjectId: string | null;
  readonly actorId: string | null;
}

const entries = (w: World) =>
  w.rows<Entry>(`
    select agency_id as "agencyId", outcome, address, code, subject_id as "subjectId", actor_id as "actorId"
    from platform.access order by ctid`);

const inJournal = (of: string, outcome: string, address: string) => ({ agencyId: of, outcome, address });

describe('the access journal', () => {
  test('tells that an officer looked at a dossier, and that another agency asked for it', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const asked = `/can-bo/ho-so/${dossier.code}`;
      expect((await w.get(asked, 'officer Khánh')).statusCode).toBe(200);
      expect((await w.get(asked, 'clerk Việt of B')).statusCode).toBe(404);
      const of = { address: 'GET /can-bo/ho-so/:code' };
      expect(await entries(w)).toMatchObject([
        {
          ...of,
          agencyId: agencies.a,
          outcome: 'read',
          code: null,
          subjectId: dossier.id,
          actorId: staffIdOf('officer Khánh'),
        },
        {
          ...of,
          agencyId: agencies.b,
          outcome: 'refused',
          code: 'dossier.not_found',
          actorId: staffIdOf('clerk Việt of B'),
        },
      ]);
    }));

  test('keeps what a rule refused although everything else was undone', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await w.post(`/can-bo/ho-so/${dossier.code}/tiep-nhan`, { version: String(dossier.version) }, 'clerk Bình');
      const [entry] = await entries(w);
      expect(entry).toMatchObject(inJournal(agencies.a, 'refused', 'POST /can-bo/ho-so/:code/tiep-nhan'));
      expect(entry).toMatchObject({ subjectId: dossier.id, actorId: staffIdOf('clerk Bình') });
      expect(entry?.code).toMatch(/^dossier\./);
    }));

  test('tells of a permission that was refused, and not of pages that show nobody', () =>
    world(async (w) => {
      await w.get('/can-bo/quan-tri/tai-khoan', 'clerk Bình');
      await w.get('/can-bo', 'clerk Bình');
      await w.get('/can-bo?tim=an', 'clerk Bình');
      expect(await entries(w)).toMatchObject([
        { ...inJournal(agencies.a, 'refused', 'GET /can-bo/quan-tri/tai-khoan'), code: 'forbidden' },
        inJournal(agencies.a, 'read', 'GET /can-bo'),
      ]);
    }));

  test("tells of a wrong password in the journal of the name's agency, of an unknown name in nobody's", () =>
    world(async (w) => {
      for (const username of ['tranvanbinh@lacthuy', 'nobody'])
        await w.post('/dang-nhap', { username, password: 'wrong' });
      const of = { outcome: 'refused', address: 'POST /dang-nhap', code: 'identity.wrong_password' };
      expect(await entries(w)).toMatchObject([
        { ...of, agencyId: agencies.a, subjectId: staffIdOf('clerk Bình') },
        { ...of, agencyId: noAgency, subjectId: null },
      ]);
    }));

  test('leaves out what citizens read of their own, and what a visitor may not see', () =>
    world(async (w) => {
      const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await w.get(`/ho-so-cua-toi/${dossier.code}`, 'citizen An');
      await w.get(`/can-bo/ho-so/${dossier.code}`);
      expect(await entries(w)).toEqual([]);
    }));
});
