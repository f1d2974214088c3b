import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A process that does nothing but hold one end of a pipe: when this process ends, in whatever way
 * (kill -9 too), the pipe closes and it stops mongod.
 */
export const stopWithParent = (pid: number): ChildProcess => {
  const program = `process.on('SIGINT',()=>{}).stdin.resume().on('close',()=>{try{process.kill(${pid})}catch{}})`;
  const watchdog = spawn(process.execPath, ['-e', program], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  return watchdog;
};
