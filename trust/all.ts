import { access } from './access.ts';
import { clock } from './clock.ts';
import { durability } from './durability.ts';
import { erasure } from './erasure.ts';
import { faults } from './faults.ts';
import { figures } from './figures.ts';
import { fullDisk } from './full-disk.ts';
import { fuzz } from './fuzz.ts';
import { journal } from './journal.ts';
import { killed } from './killed.ts';
import { overload } from './overload.ts';
import type { Proof } from './proof.ts';
import { restart } from './restart.ts';
import { restore } from './restore.ts';

/** What `npm run trust` tries; those that take longest first, for two are tried at a time. */
export const proofs: readonly Proof[] = [
  access,
  durability,
  fuzz,
  restore,
  figures,
  clock,
  killed,
  faults,
  fullDisk,
  erasure,
  restart,
  journal,
  overload,
];
