/** Makes ready what tests need beside packages: programs of the system, and Electron. */

import { testElectron } from './test-electron.mjs';

try {
  console.log(await testElectron());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
