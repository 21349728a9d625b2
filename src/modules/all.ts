import type { Module } from '#platform/module';
import { platform } from '#platform/platform-module';
import { calendar } from './calendar/module.ts';
import { dataRights } from './data-rights/module.ts';
import { digitisation } from './digitisation/module.ts';
import { dossiers } from './dossiers/module.ts';
import { feedback } from './feedback/module.ts';
import { forms } from './forms/module.ts';
import { identity } from './identity/module.ts';
import { indicators } from './indicators/module.ts';
import { notifications } from './notifications/module.ts';
import { organisation } from './organisation/module.ts';
import { paperStore } from './paper-store/module.ts';
import { papers } from './papers/module.ts';
import { payments } from './payments/module.ts';
import { portal } from './portal/module.ts';
import { procedures } from './procedures/module.ts';
import { retention } from './retention/module.ts';
import { satisfaction } from './satisfaction/module.ts';
import { signatures } from './signatures/module.ts';
import { statistics } from './statistics/module.ts';

/** What the platform itself answers, then every module of the product, in the order of the table in architecture.ts. */
export const modules: readonly Module[] = [
  platform,
  organisation,
  identity,
  calendar,
  procedures,
  forms,
  papers,
  signatures,
  digitisation,
  paperStore,
  dossiers,
  payments,
  feedback,
  satisfaction,
  notifications,
  dataRights,
  retention,
  statistics,
  portal,
  indicators,
];
