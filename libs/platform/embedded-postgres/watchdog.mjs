/**
 * Lives as long as its standard input: when the launcher dies in any way the pipe closes, and the postmaster is asked
 * for a fast shutdown. Arguments: uid, gid (both may be empty), the program and its arguments.
 */
import { spawn } from 'node:child_process';

const PATIENCE = 20_000;
const [uid, gid, program = '', ...args] = process.argv.slice(2);

/** @type {NodeJS.Signals[]} */
const fromTerminal = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of fromTerminal) process.on(signal, () => {}); // only the pipe decides

const postmaster = spawn(program, args, {
  ...(uid && gid ? { uid: Number(uid), gid: Number(gid) } : {}),
  stdio: ['ignore', 'inherit', 'inherit'],
  cwd: process.cwd(),
  detached: true,
});
postmaster.on('exit', (code) => process.exit(code ?? 1));
postmaster.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

let asked = false;
const stop = () => {
  if (asked) return;
  asked = true;
  postmaster.kill('SIGINT');
  setTimeout(() => postmaster.kill('SIGQUIT'), PATIENCE).unref();
};
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
