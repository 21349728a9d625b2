import { Readable } from 'node:stream';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import type { PaperFile } from '../paper-file.ts';
import { receiveFile } from '../receive-file.ts';
import { keepFile } from './keep-file.ts';

export interface FileToTakeIn {
  readonly agencyId: string;
  readonly readers?: readonly string[];
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Takes in a content that is already here, such as a result the program has typeset; its checks are those of every file.
 * What people send comes through `receiveFile` and `keepFile`, so that no transaction waits for their line.
 */
export async function takeInFile(
  act: Act,
  tools: Tools,
  { agencyId, readers, name, content }: FileToTakeIn,
): Promise<PaperFile> {
  const receiving = {
    who: act.who,
    now: act.now,
    tools,
    read: <T>(work: (db: Act['tx']) => Promise<T>) => work(act.tx),
  };
  const received = await receiveFile(receiving, { name, content: Readable.from([Buffer.from(content)]) });
  return keepFile(act, tools, received, { agencyId, readers });
}
