import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The port that `file` remembers; 0 when there is none. */
export const rememberedPort = (file: string): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);

/** The port remembered in `file` while it is free, else one below those the system gives to outgoing connections. */
export async function choosePort(file: string): Promise<number> {
  const remembered = rememberedPort(file);
  if (remembered > 0 && (await isFree(remembered))) return remembered;
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (await isFree(port)) return port;
  }
}
