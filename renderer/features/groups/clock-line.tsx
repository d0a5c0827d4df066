import type { Instant } from '../../../shared/rules/index.ts';
import { Time } from '../../ui/index.ts';

/** "ends in 3 days 4 h, Tue, 24 Nov 2026, 14:00 CET"; nothing where nothing runs. */
export function ClockLine({
  clock,
}: {
  readonly clock: { readonly at: Instant; readonly words: string } | null;
}) {
  if (clock === null) return null;
  return (
    <>
      {clock.words}, <Time at={clock.at} />
    </>
  );
}
