import type { TwgStage } from '../../../shared/rules/index.ts';
import { TWG_STAGES } from '../../../shared/wording/index.ts';
import { Badge, type BadgeProps } from '../../ui/index.ts';

const TONES: { readonly [S in TwgStage]: BadgeProps['tone'] } = {
  draft: 'neutral',
  circulating: 'info',
  voting: 'accent',
  formed: 'success',
  declined: 'warning',
  concluded: 'neutral',
  withdrawn: 'neutral',
};

export const StageBadge = ({ stage }: { readonly stage: TwgStage }) => (
  <Badge tone={TONES[stage]}>{TWG_STAGES[stage]}</Badge>
);
