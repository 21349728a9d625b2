import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it('names a browser as its people do', () => {
  const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/153.0.0.0`;
  expect(browserName(`${windows} Safari/537.36`)).toBe('Chrome, Windows');
  expect(browserName(`${windows} Safari/537.36 Edg/153.0.0.0`)).toBe('Edge, Windows');
  expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Linux');
  expect(browserName(`Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/153.0 Mobile Safari/537.36`)).toBe(
    'Chrome, Android',
  );
  expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1')).toBe(
    'Safari, iPhone',
  );
});

it('keeps nothing of what it does not know', () => {
  for (const unknown of [undefined, '', 'curl/8.0 <script>']) expect(browserName(unknown)).toBeUndefined();
});
