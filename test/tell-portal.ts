import { connectToPortal } from '#modules/portal';
import { dayOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import {
  type NationalPortalSimulator,
  startNationalPortalSimulator,
} from '../simulators/national-portal/start-national-portal-simulator.ts';
import { modules } from '../src/modules/all.ts';
import { agencies } from './cast.ts';
import type { World } from './world.ts';

export const portalAccount = { username: 'xa-lac-thuy', password: 'mật khẩu của xã' } as const;

/** A stand-in for the national portal that commune A has an account with. */
export const startPortal = (): Promise<NationalPortalSimulator> =>
  startNationalPortalSimulator({ port: 0, production: false, ...portalAccount });

/** Connects commune A to it from now on; whatever was handed in this year is told. */
export const connectTo = (w: World, portal: NationalPortalSimulator): Promise<void> =>
  w.act('administrator Thu', (act) => connectCommune(act, portal));

/** The same for whoever acts as the administrator of commune A. */
export const connectCommune = (act: Act, { loginAddress, serviceAddress }: NationalPortalSimulator): Promise<void> =>
  connectToPortal(act, agencies.a, {
    ...{ loginAddress, serviceAddress, destinationCode: '', unitCode: 'H44.127', ...portalAccount },
    toldFrom: `${dayOf(act.now).slice(0, 4)}-01-01`,
  });

const jobs = new Map(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.task, job]));

/** Has the portal told of one dossier, as the jobs do once it changed. */
export async function tellOf(
  w: World,
  { agencyId, id }: { readonly agencyId: string; readonly id: string },
): Promise<void> {
  await jobs.get('portal.note_dossier')!.run({ agencyId, dossierId: id }, w.jobs());
  await jobs.get('portal.tell_dossiers')!.run({ agencyId }, w.jobs());
}
