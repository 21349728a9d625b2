import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

/** Everybody in commune A who holds a position leaves it. */
const leave = (w: World, position: string) =>
  w.rows(`update organisation.staff_member set works_to = '2026-03-01' where agency_id = $1 and position_code = $2`, [
    agencies.a,
    position,
  ]);

describe('a step of the process whose position nobody holds', () => {
  test('says so to whoever hands the dossier on, keeps what they typed, and goes to whom they choose', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await leave(w, 'justice_officer');
      const at = `/can-bo/ho-so/${code}/chuyen-buoc`;
      const answer = await w.post(at, { note: 'giao xác minh ở thôn' }, 'head Long');
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Không ai giữ vị trí của bước');
      expect(answer.body).toContain('giao xác minh ở thôn');
      const [, chosen = ''] = /<option value="([^"]+)"[^>]*>Bùi Thị Oanh/.exec(answer.body) ?? [];
      const handedOn = await w.post(at, { note: 'giao xác minh ở thôn', to: chosen }, 'head Long');
      expect(handedOn.statusCode).toBe(303);
      expect((await w.get('/can-bo?xem=mine', 'officer Oanh')).body).toContain(code);
    }));

  test('right after intake is seen by the leader among what is nobody’s', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await leave(w, 'office_head');
      expect((await w.post(`/can-bo/ho-so/${dossier.code}/tiep-nhan`, {}, 'clerk Bình')).statusCode).toBe(303);
      expect((await w.get('/can-bo?xem=unassigned', 'leader Chi')).body).toContain(dossier.code);
    }));
});

test('leaders are warned of next year’s holiday table on their worklist long before, and clerks are not', () =>
  world(async (w) => {
    const warning = /lịch nghỉ lễ năm 2027/i;
    w.at('2026-06-01 09:00');
    expect((await w.get('/can-bo', 'leader Chi')).body).not.toMatch(warning);
    w.at('2026-10-01 09:00');
    expect((await w.get('/can-bo', 'leader Chi')).body).toMatch(warning);
    expect((await w.get('/can-bo', 'clerk Bình')).body).not.toMatch(warning);
    expect((await w.get('/can-bo/lich-lam-viec', 'administrator Thu')).body).toMatch(warning);
  }));
