import type { Module } from '#platform/module';
import { forms } from './forms/module.ts';
import { identity } from './identity/module.ts';
import { organisation } from './organisation/module.ts';

/** Every module of the product, in the order of the table in architecture.ts. */
export const modules: readonly Module[] = [organisation, identity, forms];
