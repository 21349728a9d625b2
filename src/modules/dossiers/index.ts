export { fileDossier, type NewDossier } from './actions/file-dossier.ts';
export type { Channel, Dossier, DossierState, Parties, Party } from './dossier.ts';
export { punctualityOf } from './dossier.ts';
export type { DossierFact, DossierInFact } from './events.ts';
export { contactsOf } from './contacts.ts';
