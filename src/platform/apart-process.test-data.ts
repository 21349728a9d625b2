// Entry of a process for the test of `apart.ts`. It imports only packages and `.ts` files by relative path.
import { answerApart } from './answer-apart.ts';

let tasks = 0;

answerApart(async (task: 'count' | 'throw' | 'hang') => {
  tasks += 1;
  if (task === 'throw') throw new Error('as asked');
  if (task === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000));
  return { pid: process.pid, tasks };
});
