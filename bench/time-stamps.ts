import { readFileSync } from 'node:fs';
import { startTimeStampSimulator } from '../simulators/time-stamp/start-time-stamp-simulator.ts';

/** A time-stamp authority in a process of its own, as it would be elsewhere: its work is not ours. Says its address. */
const { key, chain } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { key: string; chain: string[] };
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const { url } = await startTimeStampSimulator({ key: bytes(key), chain: chain.map(bytes) }, Date.now);
process.send?.(url);
process.once('disconnect', () => process.exit());
