import { readKeyFile } from '#platform/key-file';

/** The key under which certificates are kept. */
export const readMasterKey = (home: string): Promise<Buffer> => readKeyFile(home, 'certificates.key');
