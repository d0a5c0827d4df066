import { useState } from 'react';
import { known, ownerlessDuties, type Output, type Twg } from '../../../shared/rules/index.ts';
import {
  counted,
  DIP_STATUSES,
  listed,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  said,
} from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Link, Section, sectionStyles } from '../../ui/index.ts';
import { StartDialog } from './start-dialog.tsx';
import { PLACEHOLDER_ID, PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

/** What a formed group works on. */
export function OutputsSection({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const kind = twg.charter.outputs[0]?.kind ?? 'report';
  return (
    <Section
      title="Outputs"
      action={
        <ForeseenButton
          type="output.start"
          check={{ twg: twg.id, output: PLACEHOLDER_ID, kind, title: PLACEHOLDER_TEXT }}
          size="small"
          onPress={() => setDialog('open')}
        >
          Start an output…
        </ForeseenButton>
      }
    >
      {twg.outputs.length === 0 ? (
        <p className={sectionStyles.quiet}>
          Nothing was started yet. What the charter expects:{' '}
          {listed(
            twg.charter.outputs.map(
              ({ kind, title }) =>
                `${kind === 'dip' ? OUTPUT_KINDS.dip : OUTPUT_KINDS[kind].toLowerCase()} “${said(title)}”`,
            ),
          )}
          .
        </p>
      ) : (
        <ul className={sectionStyles.list}>
          {twg.outputs
            .map((id) => known(state, 'output', id))
            .map((output) => (
              <li key={output.id} className={sectionStyles.item}>
                <div className={sectionStyles.itemHead}>
                  <Link to={paths.output(output.id)} className={sectionStyles.title}>
                    {said(output.title)}
                  </Link>
                  <OutputBadges output={output} />
                </div>
                <Missing output={output} twg={twg} />
              </li>
            ))}
        </ul>
      )}
      {dialog === 'open' ? <StartDialog twg={twg} onClose={() => setDialog('closed')} /> : null}
    </Section>
  );
}

export function OutputBadges({ output }: { readonly output: Output }) {
  const dip = useAssociation(({ state }) => state.dip.get(output.id) ?? null);
  return (
    <span className={sectionStyles.badges}>
      <Badge>{OUTPUT_KINDS[output.kind]}</Badge>
      <Badge tone={output.stage === 'abandoned' ? 'neutral' : 'accent'}>
        {OUTPUT_STAGES[output.stage]}
      </Badge>
      {dip === null ? null : (
        <Badge tone="info">
          {dip.number === null ? 'DIP' : `DIP-${dip.number}`}:{' '}
          {DIP_STATUSES[dip.status].toLowerCase()}
        </Badge>
      )}
      {output.dissents.length === 0 ? null : (
        <Badge tone="warning">{counted(output.dissents.length, 'minority opinion')}</Badge>
      )}
    </span>
  );
}

function Missing({ output, twg }: { readonly output: Output; readonly twg: Twg }) {
  const missing = output.stage === 'drafting' ? ownerlessDuties(twg, output) : [];
  if (missing.length === 0) return null;
  return (
    <p className={sectionStyles.quiet}>
      Nobody owns yet: {listed(missing.map((duty) => OUTPUT_DUTIES[duty].toLowerCase()))}
    </p>
  );
}
