import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Checkout, lendPackages, makeCheckout } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
  lendPackages(checkout);
  checkout.take(
    'src/build.ts',
    'src/build-server.ts',
    'src/build-assets.ts',
    'src/build-styles.ts',
    'src/build-write.ts',
    'src/stop-with-launcher.ts',
  );
  checkout.take('src/platform/root.ts');
  checkout.write('package-lock.json', '{"packages":{}}');
});
afterEach(() => checkout.remove());

const cache = (...path: string[]) => join(checkout.folder, 'node_modules/.cache/motcua', ...path);
const manifest = () => JSON.parse(readFileSync(cache('assets/manifest.json'), 'utf8')) as Record<string, string>;
const asset = (name: string) => readFileSync(cache('assets', manifest()[name] ?? 'missing'), 'utf8');

describe('src/build.ts', { timeout: 60_000 }, () => {
  test('runs TSX with packages and platform imports, knowing the checkout and the command line', async () => {
    checkout.write('src/page.tsx', 'export const Page = ({ name }: { name: string }) => <h1>{name}</h1>;');
    checkout.write(
      'src/main.ts',
      `import { renderToString } from 'preact-render-to-string';
      import { h } from 'preact';
      import { root } from '#platform/root';
      import { Page } from './page.tsx';
      console.log(renderToString(h(Page, { name: 'Một <cửa>' })), root, ...process.argv.slice(2));`,
    );
    const { code, out, err } = await checkout.run('start', '--port', '1').ended;
    expect(err).toBe('');
    expect({ code, out }).toEqual({ code: 0, out: `<h1>Một &lt;cửa></h1> ${checkout.folder} start --port 1\n` });
  });

  test('starts a thread from its own bundle', async () => {
    checkout.write(
      'src/platform/pdf/pdf-worker.ts',
      "import { root } from '#platform/root'; console.log('thread in', root);",
    );
    const main = `import { Worker } from 'node:worker_threads'; import { threadEntry } from '#platform/root';
      new Worker(threadEntry('src/platform/pdf/pdf-worker.ts'));`;
    checkout.write('src/main.ts', main);
    expect((await checkout.run('start').ended).out).toBe(`thread in ${checkout.folder}\n`);
  });

  test('names where an error comes from in the source, not in the bundle', async () => {
    checkout.write('src/main.ts', "\n\nthrow new Error('on the third line');");
    const { code, err } = await checkout.run('start').ended;
    expect(code).toBe(1);
    expect(err).toContain('src/main.ts:3');
  });

  test('says which source does not build, and runs nothing', async () => {
    checkout.write('src/main.ts', "import './absent.ts'; console.log('ran');");
    const { code, out, err } = await checkout.run('start').ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('src/main.ts:1:7: ERROR: Could not resolve "./absent.ts"');
  });

  test('gives browsers style sheets, scripts and fonts under hashed names', async () => {
    checkout.write('src/main.ts', '');
    checkout.write(
      'src/ui/styles/citizen.scss',
      "@font-face { src: url('public-sans-latin.woff2') } a { b { color: red } }",
    );
    checkout.write(
      'src/ui/islands/counter.tsx',
      "import { h } from 'preact'; document.body.append(String(<b>{h.name}</b>));",
    );
    await checkout.run('start').ended;
    expect(Object.keys(manifest()).sort()).toEqual([
      'citizen.css',
      'counter.js',
      'public-sans-latin.woff2',
      'public-sans-vietnamese.woff2',
    ]);
    expect(asset('citizen.css')).toContain('a b{color:red}');
    expect(asset('citizen.css')).toContain(`url(${manifest()['public-sans-latin.woff2']})`);
    expect(asset('counter.js')).not.toContain("from 'preact'");
    expect(manifest()['counter.js']).toMatch(/^counter\.\w{8}\.js$/);
  });

  test('compiles style sheets again only when a sheet changed, and gives the new one a new name', async () => {
    checkout.write('src/main.ts', '');
    checkout.write('src/ui/styles/_colours.scss', '$red: #a00;');
    checkout.write('src/ui/styles/officer.scss', "@use 'colours'; a { color: colours.$red }");
    await checkout.run('start').ended;
    const first = { name: manifest()['officer.css'], at: statSync(cache('assets/styles.json')).mtimeMs };
    await checkout.run('start').ended;
    expect(statSync(cache('assets/styles.json')).mtimeMs).toBe(first.at);
    checkout.write('src/ui/styles/_colours.scss', '$red: #b00;');
    await checkout.run('start').ended;
    expect(asset('officer.css')).toContain('#b00');
    expect(manifest()['officer.css']).not.toBe(first.name);
  });

  test('builds again when a source changed or came, and not otherwise', async () => {
    checkout.write('src/main.ts', "console.log('first')");
    expect((await checkout.run('start').ended).out).toBe('first\n');
    const built = statSync(cache('main.mjs')).ino;
    expect((await checkout.run('start').ended).out).toBe('first\n');
    expect(statSync(cache('main.mjs')).ino).toBe(built);
    checkout.write('src/main.ts', "console.log('second')");
    expect((await checkout.run('start').ended).out).toBe('second\n');
    checkout.write('src/main.ts', "import './told.ts';");
    checkout.write('src/told.ts', "console.log('third')");
    expect((await checkout.run('start').ended).out).toBe('third\n');
  });

  test('leaves no half-written file behind', async () => {
    checkout.write('src/main.ts', '');
    await Promise.all([checkout.run('start').ended, checkout.run('start').ended]);
    expect(readdirSync(cache()).sort()).toEqual(['assets', 'built.json', 'compiled', 'main.mjs', 'main.mjs.map']);
  });

  test('lets the program stop in peace when its launcher is killed outright', async () => {
    const stopped = join(checkout.folder, 'stopped');
    const onStop = `writeFileSync(${JSON.stringify(stopped)}, ''); process.exit();`;
    const main = `import './stop-with-launcher.ts';
      import { writeFileSync } from 'node:fs';
      process.once('SIGTERM', () => { ${onStop} }); setInterval(() => {}, 60_000); console.log('ready');`;
    checkout.write('src/main.ts', main);
    const run = checkout.run('start');
    await run.saying('ready');
    run.process.kill('SIGKILL');
    await once(run.process, 'exit');
    for (let tries = 0; tries < 100 && !existsSync(stopped); tries += 1) await sleep(50);
    expect(existsSync(stopped)).toBe(true);
  });
});
