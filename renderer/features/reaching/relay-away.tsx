import { problemWords } from '../../../shared/wording/index.ts';
import { Button, Callout, Spinner } from '../../ui/index.ts';
import type { Relayed } from './use-relayed.ts';

/** Says that the relay could not be asked, and whether what is shown was heard before. */
export function RelayAway<Reply, Change>({
  relayed,
}: {
  readonly relayed: Relayed<Reply, Change>;
}) {
  const { problem, shown, isAsking, ask } = relayed;
  if (problem === null) return shown === null ? <Spinner>The relay is asked…</Spinner> : null;
  const { title, detail, way } = problemWords(problem);
  const away = problem.code === 'relay-unreachable';
  return (
    <Callout
      tone="warning"
      title={away ? 'This needs the relay, which does not answer' : title}
      action={
        <Button size="small" isPending={isAsking} onPress={() => void ask()}>
          Try again
        </Button>
      }
    >
      {away ? '' : `${detail} ${way} `}
      {shown === null
        ? 'Addresses and wishes are kept by the relay alone, so nothing of it can be shown here.'
        : 'Below is what it last said. Nothing can be changed until it answers.'}
    </Callout>
  );
}
