import 'reflect-metadata';
import { scrub } from '#platform';
import { dispatch } from './dispatch.js';

process.exitCode = await dispatch(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(scrub(text)),
});
