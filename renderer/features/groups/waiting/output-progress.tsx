import { known, type Output } from '../../../../shared/rules/index.ts';
import { clauseOf, labelOf, OUTPUT_STAGES } from '../../../../shared/wording/index.ts';
import { useAssociation, useNow } from '../../../stores/use-association.tsx';
import { Badge, Clause, sectionStyles } from '../../../ui/index.ts';
import { HistoryList } from '../history-section.tsx';
import { useGroupHistory } from '../use-group-history.ts';
import { actsOfOutput } from './subject-history.ts';
import { outputWaits } from './waiting-for.ts';
import { WaitsFor } from './waits-for.tsx';

/** Where an output stands: the clause behind its stage, what it waits for, and what has happened. */
export function OutputProgress({ output: id }: { readonly output: string }) {
  const output = useAssociation(({ state }) => state.output.get(id) ?? null);
  return output === null ? null : <Progress output={output} />;
}

function Progress({ output }: { readonly output: Output }) {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const history = useGroupHistory(output.twg);
  const twg = known(state, 'twg', output.twg);
  const clause = clauseOf(`output.${output.stage}`);
  return (
    <div className={sectionStyles.form}>
      <div>
        <p>
          <Badge>{labelOf(OUTPUT_STAGES, output.stage)}</Badge>
        </p>
        <Clause source={clause.source}>{clause.text}</Clause>
      </div>
      <h3>What it waits for</h3>
      <WaitsFor
        waits={outputWaits(state, output, now)}
        label="What it waits for"
        nothing={`Nothing more is asked of anybody for it in ${twg.name}.`}
      />
      <h3>What happened</h3>
      <HistoryList history={{ ...history, items: actsOfOutput(state, history.items, output.id) }} />
    </div>
  );
}
