import { describe, expect, it } from 'vitest';
import { textOf } from '#test/citizen';
import { counterOf, timeOf } from '#test/counter';
import { world } from '#test/world';

const at = (time: string) => timeOf(`2026-03-10 ${time}`);

/** Addresses of actions on a dossier that was settled, with the words of the rule that closes each. */
const closedWhenSettled = [
  ['tiep-nhan', 'clerk Bình', 'không ở trạng thái nhận'],
  ['yeu-cau-bo-sung', 'clerk Bình', 'không còn ở giai đoạn yêu cầu bổ sung'],
  ['nhan-bo-sung', 'clerk Bình', 'không chờ bổ sung'],
  ['tu-choi-tiep-nhan', 'clerk Bình', 'không từ chối tiếp nhận được nữa'],
  ['tu-choi-giai-quyet', 'leader Chi', 'không từ chối giải quyết được'],
  ['dung-giai-quyet', 'clerk Bình', 'Điều 21, NĐ 118/2025'],
  ['chuyen-buoc', 'head Long', 'không đang được giải quyết'],
  ['thu-hoi', 'clerk Bình', 'không đang được giải quyết'],
  ['nhan-xu-ly', 'clerk Bình', 'không đang được giải quyết'],
  ['phan-cong', 'head Long', 'không đang được giải quyết'],
  ['du-thao', 'head Long', 'không ở bước giải quyết'],
  ['ky-duyet', 'leader Chi', 'không ở bước giải quyết'],
  ['ban-hanh', 'document clerk Mai', 'không ở bước giải quyết'],
  ['thu-phi', 'clerk Bình', 'không còn khoản nào phải thu'],
  ['mien-phi', 'clerk Bình', 'không còn khoản nào phải thu'],
  ['xin-loi-hen-lai', 'leader Chi', 'đã xong hoặc chưa hẹn ngày'],
  ['ly-do-qua-han', 'leader Chi', 'không quá hạn theo quy định'],
] as const;

describe('the address of an action that can no longer succeed', () => {
  it('names the rule when it is opened, and holds no form', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const { code } = await counter.settle(
        at('09:00'),
        await counter.receive(at('08:30'), await counter.file(at('08:00'), {})),
      );
      for (const [path, who, words] of closedWhenSettled) {
        const page = await w.get(`/can-bo/ho-so/${code}/${path}`, who);
        expect([path, page.statusCode]).toEqual([path, 409]);
        expect(textOf(page.body)).toContain(words);
        expect(page.body).not.toContain(`action="/can-bo/ho-so/${code}/${path}"`);
      }
    }));

  it('such as a second apology says so, opened or sent', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const received = await counter.receive(at('08:30'), await counter.file(at('08:00'), {}));
      const address = `/can-bo/ho-so/${received.code}/xin-loi-hen-lai`;
      expect((await w.get(address, 'leader Chi')).statusCode).toBe(200);
      await counter.apologise(at('09:00'), received);
      const opened = await w.get(address, 'leader Chi');
      const sent = await w.post(address, { reason: 'Phải xác minh thêm nữa', newDay: '20/03/2026' }, 'leader Chi');
      for (const answer of [opened, sent]) {
        expect(answer.statusCode).toBe(409);
        expect(textOf(answer.body)).toContain('đã được hẹn lại một lần. Điều 20, NĐ 118/2025/NĐ-CP');
      }
    }));

  it('such as an apology for what was withdrawn says so, opened or sent', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const received = await counter.receive(at('08:30'), await counter.file(at('08:00'), {}));
      await counter.withdraw(at('09:00'), received);
      const address = `/can-bo/ho-so/${received.code}/xin-loi-hen-lai`;
      const opened = await w.get(address, 'leader Chi');
      const sent = await w.post(address, { reason: 'Phải xác minh thêm', newDay: '20/03/2026' }, 'leader Chi');
      for (const answer of [opened, sent]) {
        expect(answer.statusCode).toBe(409);
        expect(textOf(answer.body)).toContain('đã xong hoặc chưa hẹn ngày');
      }
    }));

  it('such as a second supplement after intake says so; one asked for before intake does not count', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const filed = await counter.file(at('08:00'), {});
      const completed = await counter.completeSupplement(at('08:20'), await counter.askSupplement(at('08:10'), filed));
      const received = await counter.receive(at('08:30'), completed);
      const address = `/can-bo/ho-so/${received.code}/yeu-cau-bo-sung`;
      expect((await w.get(address, 'clerk Bình')).statusCode).toBe(200);
      await counter.completeSupplement(at('09:10'), await counter.askSupplement(at('09:00'), received));
      const opened = await w.get(address, 'clerk Bình');
      const sent = await w.post(address, { items: 'Giấy khác', reason: 'Vẫn thiếu' }, 'clerk Bình');
      for (const answer of [opened, sent]) {
        expect(answer.statusCode).toBe(409);
        expect(textOf(answer.body)).toContain('Sau khi tiếp nhận chỉ được yêu cầu bổ sung 1 lần (NĐ 118/2025/NĐ-CP).');
      }
    }));

  it('such as passing on a dossier that waits for a supplement says so', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const received = await counter.receive(at('08:30'), await counter.file(at('08:00'), {}));
      await counter.askSupplement(at('09:00'), received);
      for (const path of ['chuyen-buoc', 'tra-lai-buoc-truoc', 'thu-hoi']) {
        const page = await w.get(`/can-bo/ho-so/${received.code}/${path}`, 'head Long');
        expect([path, page.statusCode]).toEqual([path, 409]);
        expect(textOf(page.body)).toContain('không đang được giải quyết');
      }
    }));
});
