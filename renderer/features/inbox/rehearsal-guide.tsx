import { listed, personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Disclosure, Link } from '../../ui/index.ts';

/** The proposal of the sample that can be taken all the way, and who does what on it. */
const TWG = 'fee-transparency';
const INTERESTED = 'mateo';
const VOTERS = ['tomasz', 'dalia', 'grace', 'wen'] as const;

/** A way through the sample for who sees it for the first time. */
export function RehearsalGuide() {
  const { rehearsal, state } = useAssociation(({ association, state }) => ({
    rehearsal: association.rehearsal,
    state,
  }));
  const twg = state.twg.get(TWG);
  if (!rehearsal || twg === undefined) return null;
  const name = (person: string): string => personName(state, person);
  const facilitators = listed(twg.facilitators.map(name));
  return (
    <Disclosure summary="New here? From a proposal to a formed group in five minutes">
      <ol>
        <li>
          Open <Link to={`#/groups/${TWG}`}>{twg.name}</Link>. It circulates, and people of two
          organizations are interested; a group needs three.
        </li>
        <li>
          In the bar at the top, act as {name(INTERESTED)}, who is of a third organization, and
          press <em>Express interest…</em>
        </li>
        <li>
          Act as {facilitators}, who facilitates it, and press <em>Choose members…</em>
        </li>
        <li>
          Move the clock: <em>+ 1 week</em>, twice, until its circulation has ended. Then{' '}
          <em>Present to the TSC…</em>
        </li>
        <li>
          Open the ballot, and vote as {listed(VOTERS.map(name))}: four of the seven on the roll
          have to take part.
        </li>
        <li>
          Press <em>Next deadline</em> until the ballot has closed. The group is formed.
        </li>
      </ol>
    </Disclosure>
  );
}
