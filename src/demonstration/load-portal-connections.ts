import { connectToPortal } from '#modules/portal';
import { scopeOf } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { beginAct } from '#platform/journal';
import { holdersOf } from './dossier-people.ts';
import { keepPortalAccount } from './portal-account.ts';

/** How many days of the past are told: as many as the dossiers of the demonstration go back. */
const daysTold = 90;

/** Connects communes of the demonstration to the stand-in for the National Portal, by the action their administrators use. */
export async function loadPortalConnections(
  database: Database,
  { home }: Pick<Config, 'home'>,
  communes: readonly { readonly id: string; readonly code: string }[],
  now: number,
): Promise<void> {
  const { port, username, password } = await keepPortalAccount(home);
  const origin = `http://127.0.0.1:${port}`;
  for (const { id, code } of communes) {
    const [administrator] = holdersOf(id, 'administrator');
    if (!administrator) continue;
    const settings = {
      ...{
        loginAddress: `${origin}/dang-nhap`,
        serviceAddress: `${origin}/dich-vu`,
        destinationCode: 'VN:COQUAN:DVCQG',
      },
      ...{ unitCode: code, username, password, toldFrom: dayOf(now - daysTold * 86_400_000) },
    };
    await database.write(scopeOf(administrator), (tx) =>
      connectToPortal(beginAct(tx, administrator, now, []), id, settings),
    );
  }
}
