/** `npm run build`: installs what is missing and builds server and web anew into dist/. */
import { ensure } from './ensure.mjs';
import { fail } from './step.mjs';

await ensure({ force: true }).catch(fail);
