import 'reflect-metadata';
import { guardProcess, settings } from '#platform';
import { createApp } from './app.js';

guardProcess();
const { host, port, origin } = settings();
const app = await createApp();
await app.listen(port, host);
// the launcher, and whoever waits for us, reads this line
process.stdout.write(`Samsteg is ready: ${process.env.PUBLIC_URL ? origin : `http://localhost:${port}`}\n`);
process.stdout.write(process.env.SAMSTEG_GREETING ?? '');
