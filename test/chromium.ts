import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { cacheFolder, root } from '#platform/root';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const onSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The package unpacks to the temporary folder, whatever lies there already, and its own libraries only where it believes
 * to be in a cloud function: we name it a folder per version, and say that we are.
 */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const unpacked = packaged.executablePath();
  for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  await unpacked;
}

/** The package's own list of font folders names places in the cloud. */
const fontsIn = (folder: string): string =>
  `<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`;

/** Unpacks beside the final place, so that tests that start together never run half a browser. */
async function unpackOnce(folder: string): Promise<void> {
  const isThere = () => existsSync(join(folder, 'chromium'));
  if (isThere()) return;
  const unfinished = `${folder}.${crypto.randomUUID()}`;
  mkdirSync(unfinished, { recursive: true });
  await unpackInto(unfinished);
  writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')));
  // What else lies there, such as the font cache of a browser that was still running when the rest was removed.
  if (!isThere()) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(unfinished, folder);
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The browser of the npm package, with the libraries and the font it brings: nothing from the system is needed. */
async function packagedChromium(): Promise<LaunchOptions> {
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const folder = join(cacheFolder, `chromium-${(JSON.parse(manifest) as { version: string }).version}`);
  await unpackOnce(folder);
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return { executablePath: join(folder, 'chromium'), env };
}

/** Starts a headless Chromium: the system's where there is one, else the one in the npm package. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = onSystem.find((path) => existsSync(path));
  const program = executablePath ? { executablePath } : await packagedChromium();
  return chromium.launch({ ...program, ...options, args: [...quiet, ...(options.args ?? [])] });
}

let ofThread: Promise<Browser> | undefined;

/**
 * The browser of this thread, for all who open contexts of their own in it and close them again: begun when it is first asked
 * for, anew when it is gone, and ended with the thread.
 */
export async function browserOfThread(): Promise<Browser> {
  ofThread ??= launchBrowser();
  const browser = await ofThread;
  if (browser.isConnected()) return browser;
  ofThread = undefined;
  return browserOfThread();
}
