import { useStore } from 'zustand';
import type { DocumentPanel } from '../workspace.ts';
import { ChecksBackground, isOutputOfDip } from './checks-background.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { checksStore } from './checks-store.ts';
import { checksExtension } from './lint-extension.ts';

/** Checks of a DIP, in the margin and in a list. */
export const checksPanel: DocumentPanel = {
  id: 'checks',
  label: 'Checks',
  Panel: ChecksPanel,
  Background: ChecksBackground,
  extension: checksExtension,
  isFor: (document, state) => isOutputOfDip(state, document),
  // It is asked while the count is drawn, so that it is drawn again when there are more.
  count: ({ text }) =>
    useStore(checksStore, ({ of, problems }) => (of === text ? problems.length : 0)),
};
