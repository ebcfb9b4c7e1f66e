import { findChromium, NO_CHROMIUM } from '../browser/chromium.ts';

/** For `describe.runIf`: says why, where the tests are left out. */
export const chromiumIsThere = findChromium() !== null;

if (!chromiumIsThere) process.stderr.write(`${NO_CHROMIUM}\n`);
