import { describe, expect, it } from 'vitest';
import { textOf } from '#test/citizen';
import { counterOf, timeOf } from '#test/counter';
import { type World, world } from '#test/world';

const presentStep = async (w: World) => {
  const [step] = await w.rows<{ name: string; due: string; minutes: number }>(`
    select s.name, to_char(s.due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as due, s.minutes
    from dossiers.step s join dossiers.dossier d on d.agency_id = s.agency_id and d.id = s.dossier_id and d.step_ordinal = s.ordinal`);
  return step;
};

describe('the step under way when a supplement is asked for', () => {
  it('goes on with the working time it had left', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const filed = await counter.file(timeOf('2026-03-10 08:00'), {});
      const received = await counter.receive(timeOf('2026-03-10 08:00'), filed);
      const before = await presentStep(w);
      const asking = await counter.askSupplement(timeOf('2026-03-10 09:00'), received);
      w.at('2026-03-10 09:00');
      const page = textOf((await w.get(`/can-bo/ho-so/${received.code}`, 'clerk Bình')).body);
      expect(page).toContain('dừng tính giờ, chờ bổ sung');
      await counter.completeSupplement(timeOf('2026-03-12 09:00'), asking);
      expect(before?.due.slice(0, 10)).toBe('2026-03-10');
      expect((await presentStep(w))?.due).toBe(before?.due.replace('2026-03-10', '2026-03-12'));
    }));

  it('stays late when it was late before', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const filed = await counter.file(timeOf('2026-03-10 08:00'), {});
      const received = await counter.receive(timeOf('2026-03-10 08:00'), filed);
      const before = await presentStep(w);
      const asking = await counter.askSupplement(timeOf('2026-03-11 15:00'), received);
      await counter.completeSupplement(timeOf('2026-03-13 09:00'), asking);
      expect((await presentStep(w))?.due).toBe(before?.due);
    }));
});
