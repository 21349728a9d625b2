import { modules } from '../../src/modules/all.ts';
import { withForgetfulLetters } from './forgetful-letters.ts';
import type { Answered, Asked } from './killed-product.ts';
import { openEngines, start } from './struck-product.ts';

/** As a process of its own: the product under a hand that kills it; does what it is asked to, until then. */
async function serve([url = '', folder = '', smtp = '', how = '', again = '']: readonly string[]): Promise<void> {
  const { running } = await start({
    ...{ url, folder, smtp: Number(smtp), clock: { now: Date.now }, engines: openEngines() },
    modules: how === 'forgetful' ? modules.map(withForgetfulLetters) : modules,
    isAloneAgain: again === 'again',
    die: () => process.kill(process.pid, 'SIGKILL'),
  });
  const answer = (answered: Answered): void => void process.send?.(answered);
  const work = async (asked: Asked): Promise<string | undefined> => {
    switch (asked.what) {
      case 'plan':
        running.hand.plan({ ...asked, befalling: 'falls silent' });
        return undefined;
      case 'spare':
        running.hand.spare();
        return undefined;
      case 'send':
        return running.send(asked.path, asked.fields, asked.file);
      case 'run jobs':
        await running.runJobs();
        return undefined;
      case 'seal':
        await running.seal();
        return undefined;
    }
  };
  process.on('message', (asked: Asked) => {
    work(asked).then(
      (done) => answer({ number: asked.number, done }),
      (error: Error) => answer({ number: asked.number, failed: error.message }),
    );
  });
  answer({ number: 0, done: undefined });
}

process.on('disconnect', () => process.exit());
await serve(process.argv.slice(2));
