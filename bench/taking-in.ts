import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { receiveFile } from '#modules/papers';
import type { Principal } from '#platform/access';
import { openBlobStore } from '#platform/blobs';
import { openContentKeys } from '#platform/content-keys';
import { openPageEngine } from '#platform/pages/page-engine';
import { root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { sameKeysElsewhere } from '#test/personal-keys';
import { pdf } from '#test/sample-files';

/** Takes papers in as the product does: looked into, encrypted, and on the disk before it says so. */
export interface TakingIn {
  take(content: Buffer): Promise<unknown>;
  stop(): Promise<void>;
}

/** With the keys of the database at `url`, into a folder of its own. */
export function openTakingIn(url: string, folder: string): TakingIn {
  const contentKeys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log: console.error });
  const [pages, blobs] = [openPageEngine({ root }), openBlobStore(folder, contentKeys)];
  const receiving = {
    ...{ who: { kind: 'staff' } as Principal, now: Date.now(), tools: { pages, blobs } as Tools },
    read: () => Promise.reject(new Error('Nothing is read for staff.')),
  };
  return {
    take: (content) => receiveFile(receiving, { name: 'quét.pdf', content: Readable.from([content]) }),
    stop: async () => {
      await pages.close();
      await contentKeys.close();
    },
  };
}

/** A paper like no other, of so many bytes and its frame. */
export const paperOf = (bytes: number): Buffer =>
  pdf(`4 0 obj\n<</Length ${bytes}>>\nstream\n${randomBytes(bytes).toString('latin1')}\nendstream\nendobj`);
