import type { Fact } from '#platform/journal';
import type { PaperOrigin } from './stored-paper.ts';

/** A result or a confirmed scan is in its person's store. */
export type PaperPutIn = Fact<
  'paper_store.put_in',
  { readonly name: string; readonly origin: PaperOrigin; readonly dossierCode: string }
>;

/** The agency says that a paper counts no more; dossiers that were given it keep it. */
export type PaperWithdrawn = Fact<'paper_store.withdrawn', { readonly name: string; readonly reason: string }>;

/** A clerk read what is personal: the store of somebody at the counter. Whose it is stands in the consultation alone. */
export type StoreConsulted = Fact<'paper_store.consulted', { readonly purpose: string; readonly papers: number }>;
