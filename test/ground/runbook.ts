import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#platform/root';
import { freePort } from './program.ts';

/** The commands of one of the operator’s pages, in the order in which it gives them. */
export function commandsOf(page: string): string {
  const text = readFileSync(join(root, 'docs/operations', page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, commands]) => commands).join('\n');
}

/** Stops what the pages leave running in the background, as whoever closes the terminal does. */
const stopAll = "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT";

/** Runs a script as a shell that gives up at the first command that fails. */
export async function runScript(script: string, env: Readonly<Record<string, string>>) {
  const { PATH = '', HOME = '' } = process.env;
  const settings = { PATH, HOME, PORT: await freePort(), ...env };
  const child = spawn('bash', ['-euc', `${stopAll}\n${script}`], {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const [code] = await once(child, 'close');
  return { code, said };
}
