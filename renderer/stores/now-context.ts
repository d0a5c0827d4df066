import { createContext } from 'react';
import type { Instant } from '../../shared/rules/index.ts';

/** The relay's clock as last told; null where no association is open. */
export const NowContext = createContext<Instant | null>(null);
