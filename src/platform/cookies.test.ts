import { expect, test } from 'vitest';
import { smallServer } from '#test/small-server';
import type { Database } from './database.ts';
import { redirect, route } from './route.ts';

const giving = route({
  method: 'GET',
  url: '/cho',
  may: 'public',
  async run(call) {
    call.setCookie('ours', 'x');
    return redirect('/', 'done');
  },
});

const cookiesAt = async (publicUrl: string): Promise<string[]> => {
  const http = await smallServer({ database: {} as Database, routes: [giving], env: { PUBLIC_URL: publicUrl } });
  const { headers } = await http.inject({ url: '/cho' });
  return [headers['set-cookie'] ?? []].flat();
};

test('every cookie stays out of scripts and other sites, and off the open line where there is https', async () => {
  const cookies = await cookiesAt('https://mot-cua.example');
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=(Lax|Strict)$/);
});

test('on a network without https they work as well', async () => {
  for (const cookie of await cookiesAt('http://192.168.1.9')) expect(cookie).toMatch(/; HttpOnly; SameSite=/);
});
