import { expect, test } from 'vitest';
import { textOf } from '#test/citizen';
import { counterOf, timeOf } from '#test/counter';
import { world } from '#test/world';

const why = { lateReason: 'other_agency', words: 'Chờ công an xã trả lời về nơi cư trú' };

test('why a dossier is late is told once it is, by whoever settles it, and told again when another reason is seen', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const { code, id } = await counter.receive(
      timeOf('2026-03-02 08:30'),
      await counter.file(timeOf('2026-03-02 08:00'), {}),
    );
    const dossier = `/can-bo/ho-so/${code}`;
    const address = `${dossier}/ly-do-qua-han`;
    w.at('2026-03-03 08:00');
    expect((await w.get(dossier, 'leader Chi')).body).not.toContain(address);
    const early = await w.post(address, why, 'leader Chi');
    expect([early.statusCode, textOf(early.body)]).toEqual([409, expect.stringContaining('không quá hạn')]);

    w.at('2026-03-12 08:00');
    expect((await w.get(dossier, 'leader Chi')).body).toContain(address);
    expect((await w.post(address, why, 'clerk Bình')).statusCode).toBe(403);
    const empty = await w.post(address, { words: 'Chậm' }, 'leader Chi');
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('>Chậm</textarea>');
    expect((await w.post(address, why, 'leader Chi')).statusCode).toBe(303);
    const told = textOf((await w.get(dossier, 'leader Chi')).body);
    expect(told).toContain('Chờ cơ quan khác phối hợp, trả lời: Chờ công an xã trả lời về nơi cư trú');

    w.at('2026-03-12 09:00');
    expect((await w.get(address, 'leader Chi')).body).toContain('>Chờ công an xã trả lời về nơi cư trú</textarea>');
    const again = { lateReason: 'workload', words: 'Một người giữ hai việc trong tuần' };
    expect((await w.post(address, again, 'head Long')).statusCode).toBe(303);
    expect(textOf((await w.get(dossier, 'leader Chi')).body)).toContain('Nhiều hồ sơ, thiếu người: Một người giữ');
    const kept = 'select reason from dossiers.late_reason where dossier_id = $1 order by told_at';
    expect(await w.rows(kept, [id])).toEqual([{ reason: 'other_agency' }, { reason: 'workload' }]);
    expect((await w.events())['dossier.lateness_explained']).toBe(2);
  }));
