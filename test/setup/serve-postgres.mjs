/**
 * A launcher to be killed by embedded-postgres.spec.ts: starts a cluster, says where it is and waits.
 * Arguments: data folder, name, port. Ends with its parent, whose pipe is its standard input.
 */
import { startPostgres } from '../../libs/platform/embedded-postgres/index.mjs';

const [dataFolder = '', name = '', port] = process.argv.slice(2);
const { url, dataDirectory, watchPid, stop } = await startPostgres({ dataFolder, name, port: Number(port) });
// before the line that lets the test go on: it may ask us to stop at once
process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
process.stdin.on('end', () => process.exit(1)).resume();
console.log(JSON.stringify({ url, dataDirectory, watchPid }));
