import { expect, test } from 'vitest';
import { textOf } from '#test/citizen';
import { world } from '#test/world';
import { loadDataRequests } from './load-data-requests.ts';

test('the demonstration has a request about personal data that is answered, and one that waits', () =>
  world(async (w) => {
    w.at('2026-05-20 10:30');
    await loadDataRequests(w.database, w.now());
    expect(textOf((await w.get('/can-bo/quyen-du-lieu', 'leader Chi')).body)).toContain('Quách Thị Phượng');
    expect(textOf((await w.get('/can-bo/quyen-du-lieu?xong=1', 'leader Chi')).body)).toContain('Nguyễn Văn An');
  }));
