import { expect, test } from 'vitest';
import { type CastMember, cast } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { describeRoutes } from '../../src/commands/print-routes.ts';
import { knock, openDoors } from './knock.ts';
import { expectedOf } from './matrix.ts';
import { askers } from './principals.ts';

const routes = describeRoutes().filter(({ confirmed }) => confirmed);

/** Lets the time since everybody proved who they are run out, while their sessions go on. */
const goStale = (w: World, minutes: number) =>
  w.rows(`update identity.session set stepped_up_at = stepped_up_at - $1 * interval '1 minute'`, [minutes]);

test('who signs, changes roles or takes lists along proves anew who they are', () =>
  world(async (w) => {
    expect(routes.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        '/can-bo/co-quan/them-can-bo',
        '/can-bo/co-quan/giao-ky',
        '/can-bo/ho-so/:code/ky-duyet',
        '/can-bo/ho-so/:code/tu-choi-giai-quyet',
        '/can-bo/so-theo-doi.xlsx',
        '/can-bo/thong-ke/ho-so.xlsx',
      ]),
    );
    const doors = await openDoors(w);
    await goStale(w, 6);
    for (const route of routes) {
      const asker = askers.find((one) => one.ofA && expectedOf(route, one, doors.canary) === 'open')!;
      const { statusCode, headers } = await knock(doors, { asker, route });
      expect([route.url, statusCode, headers.location]).toEqual([
        route.url,
        303,
        expect.stringContaining('/tai-khoan/xac-nhan?den='),
      ]);
    }
  }));

test('what was typed meanwhile comes back once they have, and nothing is done before', () =>
  world(async (w) => {
    const who: CastMember = 'leader Chi';
    const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const url = `/can-bo/ho-so/${dossier.code}/tu-choi-giai-quyet`;
    await w.cookie(who);
    await goStale(w, 6);
    const sent = await w.post(url, { reason: 'Không đủ điều kiện', legalRef: 'Luật Hộ tịch' }, who);
    expect(sent.headers.location).toBe('/tai-khoan/xac-nhan?den=%2Fgui-lai');
    expect(await w.events()).not.toHaveProperty('dossier.settlement_refused');
    const parked = /parked=([^;]*)/.exec(String(sent.headers['set-cookie']))?.[1];
    const cookie = `motcua=${await w.cookie(who)}; parked=${parked}`;
    expect((await w.http.inject({ url: '/gui-lai', headers: { cookie } })).body).toContain('Không đủ điều kiện');
    await w.rows('update identity.session set stepped_up_at = seen_at where account_id = $1', [cast[who]]);
    expect((await w.post(url, { reason: 'Không đủ điều kiện', legalRef: 'Luật Hộ tịch' }, who)).headers.location).toBe(
      `/can-bo/ho-so/${dossier.code}`,
    );
  }));

test('a proof counts for five minutes', () =>
  world(async (w) => {
    await w.cookie('leader Chi');
    await goStale(w, 5);
    expect((await w.get('/can-bo/thong-ke/ho-so.xlsx', 'leader Chi')).headers.location).toBeUndefined();
    await goStale(w, 1);
    expect((await w.get('/can-bo/thong-ke/ho-so.xlsx', 'leader Chi')).headers.location).toBe(
      '/tai-khoan/xac-nhan?den=%2Fcan-bo%2Fthong-ke%2Fho-so.xlsx',
    );
  }));
