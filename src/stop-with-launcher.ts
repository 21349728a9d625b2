import cluster from 'node:cluster';

// `bin/motcua` starts a program in a process group of its own: when it is killed outright, stop as if asked to. The
// channel of a product is its keeper's.
if (process.channel && cluster.isPrimary) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
