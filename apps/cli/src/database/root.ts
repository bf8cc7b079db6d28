import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's root, from the sources and from the built files alike: where migrations/ lies. */
export function projectRoot(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'migrations'))) return folder;
    if (folder === path.dirname(folder)) throw new Error('migrations/ is not there');
  }
}
