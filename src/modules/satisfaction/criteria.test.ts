import { expect, it } from 'vitest';
import { fileFeedback, takeUpFeedback } from '#modules/feedback';
import { getAgency } from '#modules/organisation';
import { agencies, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { type World, world } from '#test/world';

/** Feedback that the leader directs elsewhere on a day; its check was due on 12 March. */
async function directedOn(w: World, day: string): Promise<void> {
  w.at('2026-03-10 09:00');
  const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
    const matter = { channel: 'page', portalNumber: null, place: null, dossierCode: null, fileIds: [] } as const;
    const sender = { personId: null, fullName: 'Bùi Văn Tý', phone: '0977123456', email: null, address: null };
    const filed = { ...matter, content: 'Đèn đường ở ngã ba chợ không sáng', mayPost: false };
    return fileFeedback(act, await getAgency(act.tx, agencies.a), filed, sender);
  });
  w.at(day);
  const explanation = { towards: 'declined', explanation: 'Đã trả lời phản ánh này ngày 01/3.' };
  await w.post(`/can-bo/phan-anh/${feedback.code}/huong-dan`, explanation, 'leader Chi');
}

const scoreOf = async (w: World): Promise<string | undefined> => {
  const text = textOf((await w.get('/can-bo/hai-long/tieu-chi?thang=2026-03', 'leader Chi')).body);
  return /Xử lý phản ánh, kiến nghị\s+(\S+)\s+(\S+)/.exec(text)?.slice(1).join(' of ');
};

it('scores the handling of feedback: all in time 2, nine of ten 1, fewer 0', () =>
  world(async (w) => {
    expect(await scoreOf(w)).toBe('– of 0');
    for (let i = 0; i < 9; i++) await directedOn(w, '2026-03-11 10:00');
    expect(await scoreOf(w)).toBe('2 of 9');
    await directedOn(w, '2026-03-13 10:00');
    expect(await scoreOf(w)).toBe('1 of 10');
    await directedOn(w, '2026-03-13 10:00');
    expect(await scoreOf(w)).toBe('0 of 11');
  }));

it('counts what is overdue and not ended yet as not in time', () =>
  world(async (w) => {
    await directedOn(w, '2026-03-11 10:00');
    const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
      const matter = { channel: 'page', portalNumber: null, place: null, dossierCode: null, fileIds: [] } as const;
      const sender = { personId: null, fullName: 'Bùi Văn Tý', phone: '0977123456', email: null, address: null };
      const filed = { ...matter, content: 'Cống trước chợ bị tắc', mayPost: false };
      return fileFeedback(act, await getAgency(act.tx, agencies.a), filed, sender);
    });
    expect(await scoreOf(w)).toBe('2 of 1');
    w.at('2026-03-14 08:00');
    expect(await scoreOf(w)).toBe('0 of 2');
    const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
    await w.act('leader Chi', (act) => takeUpFeedback(act, feedback, { kind: 'place', officer }));
    expect(await scoreOf(w)).toBe('2 of 1');
  }));
