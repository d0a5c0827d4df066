/** The arrows of the design: who may import whom. */

import { createRequire } from 'node:module';

// The cruiser has no option for it, but screens are written in TSX.
const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const inside = (folder) => `^${folder}/`;

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one concept, or have a third one hidden in them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ is what both sides need: it imports nothing from the other folders.',
      severity: 'error',
      from: { path: inside('shared') },
      to: { path: '^(electron|renderer|sync-server|test)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'No Node in shared/, but in the command-line tool.',
      severity: 'error',
      from: { path: inside('shared'), pathNot: inside('shared/cli') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-the-cli',
      severity: 'error',
      from: { pathNot: '^(shared/cli|test)/' },
      to: { path: inside('shared/cli') },
    },
    {
      name: 'rules-decide-alone',
      comment: 'The rules ask documents for exact texts; what records them asks the rules.',
      severity: 'error',
      from: { path: inside('shared/rules') },
      to: { path: '^shared/(ledger|protocol)/' },
    },
    {
      name: 'documents-know-no-rules',
      severity: 'error',
      from: { path: inside('shared/documents') },
      to: { path: '^shared/(rules|ledger|protocol)/' },
    },
    {
      name: 'renderer-only-shared',
      severity: 'error',
      from: { path: inside('renderer') },
      to: { path: '^(electron|sync-server|test)/' },
    },
    {
      name: 'electron-embeds-the-relay',
      severity: 'error',
      from: { path: inside('electron'), pathNot: inside('electron/start') },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'start-may-use-the-electron-of-the-tests',
      comment: 'Where no other can be had, and with a line that says so.',
      severity: 'error',
      from: { path: inside('electron/start') },
      to: { path: '^(renderer|test)/', pathNot: inside('test/electron-runtime') },
    },
    {
      name: 'processes-meet-in-messages',
      comment: 'What runs in one process is not imported into another, but for what they say.',
      severity: 'error',
      from: { path: '^electron/(main|preload)/' },
      to: { path: '^electron/(store|relay|journal)/', pathNot: '/messages[.]ts$' },
    },
    {
      name: 'only-main-has-keys-and-windows',
      severity: 'error',
      from: { path: '^electron/(store|relay|journal)/' },
      to: { path: '^electron/(main|preload)/' },
    },
    {
      name: 'preload-is-small',
      comment: 'It shares a process with the page, and takes no more than types from elsewhere.',
      severity: 'error',
      from: { path: inside('electron/preload') },
      to: {
        pathNot: '^(electron/preload/|node_modules/electron/|shared/client/host-messages[.]ts$)',
      },
    },
    {
      name: 'relay-only-shared',
      severity: 'error',
      from: { path: inside('sync-server') },
      to: { path: '^(electron|renderer|test)/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // What stands behind `?` says to the bundler how to take a file that is there.
      to: { couldNotResolve: true, pathNot: '[?](worker&url|raw)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
