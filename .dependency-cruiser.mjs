/** The arrows of the design: who may import whom. */

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
      from: { path: inside('electron') },
      to: { path: '^(renderer|test)/' },
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
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
