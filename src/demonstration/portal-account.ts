import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the stand-in for the National Portal is, and as whom the communes of the demonstration come. */
export interface PortalAccount {
  readonly port: number;
  readonly username: string;
  readonly password: string;
}

const fileIn = (home: string): string => join(home, 'demonstration', 'national-portal.json');

/** Keeps a made-up account, and a port below those the system deals out, so that both are the same after each start. */
export async function keepPortalAccount(home: string): Promise<PortalAccount> {
  const password = randomBytes(16).toString('base64url');
  const account = { port: randomInt(20_000, 32_000), username: 'trinh-dien', password };
  const file = fileIn(home);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(account), { mode: 0o600 });
  return account;
}

/** What {@link keepPortalAccount} kept; nothing where the demonstration was loaded without. */
export async function findPortalAccount(home: string): Promise<PortalAccount | undefined> {
  const text = await readFile(fileIn(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as PortalAccount);
}
