/** `npm run build`: builds the app into `dist/`, whether or not it is there. */

import { build } from './build-if-stale.mjs';

try {
  build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
