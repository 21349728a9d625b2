import type { Module } from './module.ts';
import { receiptPage } from './receipt.route.ts';

/**
 * What the platform itself answers, registered as every module registers its own: so it meets the same walls and stands
 * in the same list of routes.
 */
export const platform: Module = { name: 'platform', routes: [receiptPage] };
