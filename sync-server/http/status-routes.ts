import type { Registry } from 'prom-client';
import type { Standing } from '../ledger/standing.ts';
import { json, type Route } from './reply.ts';

export interface Health {
  readonly ok: boolean;
  readonly ledger: string;
  readonly seq: number;
  /** Whether the clock is believed; while not, nothing is stamped. */
  readonly clock: 'trusted' | 'doubted';
  /** Whether the last batch could be stored. */
  readonly storage: 'working' | 'failing';
  /** What the relay is to its ledger now. */
  readonly standing: Standing['kind'];
}

/** For those who run the relay. */
export function statusRoutes(health: () => Health, registry: Registry): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/healthz$/,
      handle: () => {
        const now = health();
        return json(now.ok ? 200 : 503, now);
      },
    },
    {
      method: 'GET',
      path: /^\/metrics$/,
      handle: async () => ({
        status: 200,
        type: registry.contentType,
        body: await registry.metrics(),
      }),
    },
  ];
}
