import type { DocumentPanel } from '../workspace.ts';
import { OutlinePanel } from './outline-panel.tsx';

export const outlinePanel: DocumentPanel = { id: 'outline', label: 'Outline', Panel: OutlinePanel };
