import type { Output } from '../../../shared/rules/index.ts';
import { DIP_STATUSES } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Link, Section, sectionStyles } from '../../ui/index.ts';
import { lastCallClock } from './dip-facts.ts';
import { nextOnDip } from './next-on-dip.ts';
import { Countdown } from './pipeline-rows.tsx';
import { isToSubmit } from './submission.ts';

/** On an output's page: how far the DIP made from it is, and the way to it. */
export function DipOfOutput({ output }: { readonly output: Output }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const dip = state.dip.get(output.id);
  if (dip === undefined && !isToSubmit(state, output)) return null;
  const clock = dip === undefined ? null : lastCallClock(state, dip, now);
  const { title, who } = nextOnDip(state, output, now);
  const number = dip?.number ?? null;
  return (
    <Section title="In the DIP process">
      <div className={sectionStyles.itemHead}>
        <Link to={paths.dip(output.id)} className={sectionStyles.title}>
          {dip === undefined ? 'Submit it' : number === null ? 'The DIP' : `DIP ${number}`}
        </Link>
        {dip === undefined ? null : <Badge tone="info">{DIP_STATUSES[dip.status]}</Badge>}
      </div>
      <p>{title}.</p>
      {clock === null ? null : <Countdown clock={clock} />}
      {who === null ? null : <p className={sectionStyles.quiet}>It can be moved on by {who}.</p>}
    </Section>
  );
}
