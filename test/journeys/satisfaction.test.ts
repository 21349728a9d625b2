import { describe, expect, it } from 'vitest';
import { type Dossier, handOverResult } from '#modules/dossiers';
import { cast } from '#test/cast';
import { counterOf } from '#test/counter';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

/** A dossier of citizen An whose result clerk Hoa has handed over, with everything that follows from that. */
async function handedOver(w: World): Promise<Dossier> {
  const counter = await counterOf(w);
  const settled = await counter.settle(w.now(), await receive(w, 'clerk Bình', await file(w, 'citizen An')));
  return w.act('clerk Hoa', (act) =>
    handOverResult(act, settled, { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null }),
  );
}

describe('after a result is handed over', () => {
  it('an invitation goes with the letter, and the message inside the product carries no secret', () =>
    world(async (w) => {
      await handedOver(w);
      const [mail] = await w.rows<{ facts: { rateAt?: string } }>(
        `select facts from notifications.mail where kind = 'dossier.handed_over'`,
      );
      const address = mail?.facts.rateAt ?? '';
      expect((await w.get(address)).statusCode).toBe(200);
      const messages = await w.rows<{ facts: object }>('select facts from notifications.message');
      expect(JSON.stringify(messages)).not.toContain('danh-gia');
    }));

  it('an answer stands nowhere beside the person, the dossier or the day, though the person was signed in', () =>
    world(async (w) => {
      const { id, code } = await handedOver(w);
      const before = await w.rows<{ id: string }>('select id from platform.event');
      await w.post(`/danh-gia/ho-so/${code}`, { overall: 'dissatisfied', comment: 'Chậm' }, 'citizen An');
      const written = await w.rows(
        `select a.*, f.*, o.* from satisfaction.answer a
         join satisfaction.follow_up f on f.agency_id = a.agency_id and f.answer_id = a.id
         join satisfaction.answer_officer o on o.agency_id = a.agency_id and o.answer_id = a.id`,
      );
      const facts = await w.rows('select * from platform.event where not id = any ($1)', [
        before.map((each) => each.id),
      ]);
      const receipts = await w.rows(`select * from platform.form_receipt where location like '/danh-gia%'`);
      expect(written.length).toBeGreaterThan(0);
      expect(facts).toHaveLength(1);
      expect(receipts).toHaveLength(1);
      const [answer] = await w.rows<{ id: string }>('select id from satisfaction.answer');
      for (const secret of [id, code, cast['citizen An'], 'Nguyễn Văn An', '2026-03-10'])
        expect(JSON.stringify([written, receipts])).not.toContain(secret);
      for (const secret of [id, code, cast['citizen An'], 'Nguyễn Văn An', String(answer?.id)])
        expect(JSON.stringify(facts)).not.toContain(secret);
    }));
});
