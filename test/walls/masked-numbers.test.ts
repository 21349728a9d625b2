import { expect, test } from 'vitest';
import { file } from '#test/dossiers';
import { world } from '#test/world';

const number = '017090001234';

test('identity numbers are masked for officers until they ask to see them, which stands in the access journal', () =>
  world(async (w) => {
    const { code } = await file(w, 'citizen An');
    const at = `/can-bo/ho-so/${code}`;
    const masked = (await w.get(at, 'clerk Bình')).body;
    expect(masked).toContain('********1234');
    expect(masked).not.toContain(number);
    expect(masked).toContain(`href="${at}/day-du"`);
    expect((await w.get(`${at}/day-du`, 'clerk Bình')).body).toContain(number);
    expect((await w.get(`${at}/day-du`, 'clerk Việt of B')).statusCode).toBe(404);
    const looked = await w.rows<{ address: string }>(
      `select address from platform.access where outcome = 'read' order by address`,
    );
    expect(looked.map(({ address }) => address)).toEqual(['GET /can-bo/ho-so/:code', 'GET /can-bo/ho-so/:code/day-du']);
  }));
