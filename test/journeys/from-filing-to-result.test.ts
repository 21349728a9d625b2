import { expect, test } from 'vitest';
import { file } from '#test/dossiers';
import { world } from '#test/world';

test('a dossier goes from filing to the result in hand, and everybody sees where it stands', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const { code } = await file(w, 'citizen An');
    expect(code).toBe('H44.127-260310-0001');
    const at = `/can-bo/ho-so/${code}`;

    expect((await w.get('/can-bo?xem=intake', 'clerk Bình')).body).toContain(code);
    expect((await w.post(`${at}/tiep-nhan`, {}, 'clerk Bình')).statusCode).toBe(303);
    const received = await w.get(at, 'clerk Bình');
    expect(received.body).toContain('Hẹn trả');
    expect(received.body).toContain('13/03/2026');

    await w.post(`${at}/chuyen-buoc`, { note: 'giao đồng chí Khánh' }, 'head Long');
    expect((await w.get('/can-bo?xem=mine', 'officer Khánh')).body).toContain(code);
    await w.post(
      `${at}/du-thao`,
      { title: 'Giấy xác nhận tình trạng hôn nhân', content: 'Xác nhận ông An chưa kết hôn.' },
      'officer Khánh',
    );
    expect((await w.post(`${at}/ky-duyet`, {}, 'leader Chi')).statusCode).toBe(303);
    expect((await w.get('/can-bo?xem=mine', 'document clerk Mai')).body).toContain(code);
    expect((await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai')).statusCode).toBe(303);
    expect((await w.get('/can-bo?xem=hand_over', 'clerk Hoa')).body).toContain(code);
    expect(
      (await w.post(`${at}/tra-ket-qua`, { method: 'counter', receivedByName: 'Nguyễn Văn An' }, 'clerk Hoa'))
        .statusCode,
    ).toBe(303);

    expect((await w.get(at, 'leader Chi')).body).toContain('Đã trả kết quả');
    expect(await w.events()).toMatchObject({ 'dossier.submitted': 1, 'dossier.received': 1, 'dossier.handed_over': 1 });
  }));

test('the same form sent twice is acted on once', () =>
  world(async (w) => {
    const { code } = await file(w, 'citizen An');
    const form = { _nonce: '0198f000-0000-4000-8000-00000000abcd' };
    const first = await w.post(`/can-bo/ho-so/${code}/tiep-nhan`, form, 'clerk Bình');
    const second = await w.post(`/can-bo/ho-so/${code}/tiep-nhan`, form, 'clerk Bình');
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(second.headers.location).toBe(first.headers.location);
    expect(await w.events()).toEqual({ 'dossier.received': 1, 'dossier.submitted': 1 });
  }));

test('people of another agency are told that there is no such dossier', () =>
  world(async (w) => {
    const { code } = await file(w, 'citizen An');
    expect((await w.get(`/can-bo/ho-so/${code}`, 'clerk Việt of B')).statusCode).toBe(404);
    expect((await w.get(`/can-bo/ho-so/${code}`, 'supervisor Tuấn')).statusCode).toBe(200);
    expect((await w.get(`/can-bo/ho-so/${code}`)).statusCode).toBe(303);
  }));
