import type { Fact } from '#platform/journal';
import type { PortalRuleKey } from '../../../reference/indicators/portal-rules.ts';

/** The facts this module announces; those about a dossier stand in its course. */
interface DossierTold {
  readonly code: string;
  readonly version: number;
}

/** The portal took it with another national status than before. */
export type PortalDossierTaken = Fact<'portal.dossier_taken', DossierTold & { readonly status: number }>;
export type PortalDossierRejected = Fact<'portal.dossier_rejected', DossierTold & { readonly reason: string }>;
export type PortalDossierHeldBack = Fact<
  'portal.dossier_held_back',
  DossierTold & { readonly rules: readonly PortalRuleKey[] }
>;
export type PortalToldAgain = Fact<'portal.told_again', { readonly code: string }>;
export type PortalConnected = Fact<
  'portal.connected',
  { readonly serviceAddress: string; readonly unitCode: string; readonly toldFrom: string }
>;
export type PortalDisconnected = Fact<'portal.disconnected', { readonly unitCode: string }>;
