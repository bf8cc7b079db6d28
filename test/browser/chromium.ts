import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** The browser without a window first: it draws the same pages and costs half, as it has no interface of its own to draw. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the browser of this machine is; undefined when it has none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((place) => place && isProgram(place));
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: QUIET });

/**
 * Describes a part of the browser suite. Without a browser one test stands in its place and says so aloud, as nothing
 * that was left out may look like something that held.
 */
export function describeInBrowser(name: string, tests: (chromium: string) => void): void {
  const found = findChromium();
  describe(name, () => {
    if (found) return tests(found);
    it('no Chromium here: the browser suite was not run', () => {
      process.stderr.write(`  no Chromium here: the browser suite was not run (${name})\n`);
      expect(found).toBeUndefined();
    });
  });
}
