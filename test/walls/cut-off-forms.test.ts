import { expect, test } from 'vitest';
import { world } from '#test/world';

test.each([
  [
    'without its end',
    'multipart/form-data; boundary=edge',
    '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nx',
  ],
  [
    'with half a file',
    'multipart/form-data; boundary=edge',
    '--edge\r\ncontent-disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF',
  ],
  ['without its edges', 'multipart/form-data', 'x'],
])('a form with files that came %s is asked for again', (_what, type, payload) =>
  world(async (w) => {
    const answer = await w.http.inject({
      method: 'POST',
      url: '/kiem-tra-van-ban',
      headers: { 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('đứt giữa chừng');
  }),
);
