export { connect as connectToPortal } from './actions/connect.ts';
export type {
  PortalConnected,
  PortalDisconnected,
  PortalDossierHeldBack,
  PortalDossierRejected,
  PortalDossierTaken,
  PortalToldAgain,
} from './events.ts';
export { nameOfPortalRule } from './name-of-portal-rule.ts';
export { type Rejected, rejectionsOf } from './portal-rejection.ts';
