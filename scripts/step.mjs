/** Named steps of a launcher: what takes more than a second says so, with its time; what fails shows its output. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const root = path.resolve(import.meta.dirname, '..');

/** For the API: an answer is made of many small things that live for one request, and so never need to move in memory. */
export const apiFlags = ['--max-semi-space-size=32'];

/** A program that ended with something else than 0. */
export class Failed extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.output = stripVTControlCharacters(output); // some tools colour even what goes to a file
  }
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = Date.now();
  const shown = setTimeout(() => tell(`${name} …`), 1000);
  try {
    return await work();
  } finally {
    clearTimeout(shown);
    const seconds = (Date.now() - began) / 1000;
    if (seconds > 1) tell(`${name}: ${seconds.toFixed(1)} s`);
  }
}

/**
 * Progress goes to standard error: standard output belongs to what was asked for.
 * @param {string} line
 */
export const tell = (line) => void process.stderr.write(`  ${line}\n`);

/**
 * Runs a program of node_modules (or any file) with this node and collects what it says.
 * @param {string} file         relative to the root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>}
 */
export const runNode = (file, args, env) => run(process.execPath, [path.join(root, file), ...args], env);

/**
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>}
 */
export function run(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    let output = '';
    const shell = process.platform === 'win32' && program === 'npm'; // npm is a batch file there
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, shell });
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Failed(`${[path.basename(program), ...args].join(' ')} ended with ${code}`, output));
    });
  });
}

/**
 * For the outermost call of a launcher: a failure is a sentence and exit code 1, not a stack.
 * @param {unknown} error
 */
export function fail(error) {
  if (error instanceof Failed) process.stderr.write(error.output);
  const known = error instanceof Error && (error instanceof Failed || error.name === 'Error');
  console.error(known ? `\n${error.message}` : error);
  process.exit(1);
}
