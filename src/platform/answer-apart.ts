import type { ApartMessage } from './apart.ts';

/** The other end of `Apart.run`: does one task after another as they are sent, and is ended by whoever asked. */
export function answerApart<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): void {
  const say = (message: ApartMessage<Answer>) => process.send?.(message);
  process.on('message', async (task: Task) => {
    try {
      say({ answer: await work(task) });
    } catch (error) {
      say({ problem: error instanceof Error ? error.message : String(error) });
    }
  });
  // Whoever asked is gone: nobody waits for an answer any more.
  process.once('disconnect', () => process.exit());
  say('ready');
}
