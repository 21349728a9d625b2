import cluster from 'node:cluster';
import { threadEntry } from '#platform/root';
import './stop-with-launcher.ts';

const args = process.argv.slice(2);

// The whole product has a keeper, which knows nothing of what the product does and so stays small and is not replaced.
if (args[0] === 'start' && args.length === 1 && cluster.isPrimary) await import(threadEntry('src/keeper/keep.ts').href);
else {
  const { runCommand }: typeof import('./commands.ts') = await import(threadEntry('src/commands.ts').href);
  process.exitCode = await runCommand(args);
  // What a part left open must not keep the process, which whoever asked it to stop waits for.
  setTimeout(() => {
    console.error(`Ended with this still open: ${process.getActiveResourcesInfo().join(', ')}.`);
    process.exit();
  }, 10_000).unref();
}
