import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClamdSimulator, eicar, startClamd } from '../../../simulators/clamd.ts';
import { scannerOf } from './choose-scanner.ts';

let clamd: ClamdSimulator;
beforeAll(async () => {
  clamd = await startClamd({ longest: 1_000_000 });
});
afterAll(() => clamd.close());

const scan = (...parts: (string | Buffer)[]) =>
  scannerOf({ clamd: clamd.address })!.scan(Readable.from(parts.map((part) => Buffer.from(part))));

/** The contract of a scanner, over a real connection. */
describe('the scanner', () => {
  it('finds nothing in a clean content', async () => {
    expect(await scan('giấy khai sinh')).toEqual({ found: undefined });
  });

  it('names what it found, also across chunks', async () => {
    expect(await scan('trước ', eicar.slice(0, 30), eicar.slice(30))).toEqual({ found: 'Eicar-Test-Signature' });
  });

  it('looks through more than one connection can buffer', async () => {
    const parts = Array.from({ length: 14 }, () => Buffer.alloc(65_536, 'a'));
    expect(await scan(...parts)).toEqual({ found: undefined });
    expect(await scan(...parts, eicar)).toEqual({ found: 'Eicar-Test-Signature' });
  });

  it('gives no verdict on what is too long for it', async () => {
    await expect(scan(...Array.from({ length: 200 }, () => Buffer.alloc(65_536)))).rejects.toThrow('no verdict');
  });

  it('gives no verdict when it is down', async () => {
    const gone = await startClamd();
    await gone.close();
    await expect(scannerOf({ clamd: gone.address })!.scan(Readable.from([Buffer.from('x')]))).rejects.toThrow(
      'no verdict',
    );
  });

  it('gives no verdict when the content cannot be read to its end', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('nửa');
        throw new Error('disk error');
      })(),
    );
    await expect(scannerOf({ clamd: clamd.address })!.scan(broken)).rejects.toThrow('no verdict');
  });

  it('is absent in an installation without one', () => {
    expect(scannerOf({ clamd: undefined })).toBeUndefined();
  });
});
