import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import type { Output } from '../../../shared/rules/index.ts';
import { CHANNEL_KINDS, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Link, Person, Section, Time, sectionStyles } from '../../ui/index.ts';
import { CirculatedIn } from '../reaching/circulated-in.tsx';
import { outputText } from '../reaching/text-to-post.ts';

/** Where an output was circulated, by whom and when. */
export function CirculatedSection(props: {
  readonly output: Output;
  /** The acts about it, the newest first. */
  readonly items: readonly HistoryItem[];
}) {
  const { output, items } = props;
  const twg = useAssociation(({ state }) => state.twg.get(output.twg) ?? null);
  if (output.channels.length === 0) return null;
  const act = items.find(({ type }) => type === 'output.circulate');
  return (
    <Section title={output.stage === 'circulated' ? 'Circulated' : 'Circulated before'}>
      <ul className={sectionStyles.list}>
        {output.channels.map(({ kind, name }) => (
          <li key={`${kind} ${name}`}>
            {CHANNEL_KINDS[kind]}: {said(name)}
          </li>
        ))}
      </ul>
      {act === undefined ? null : (
        <p className={sectionStyles.quiet}>
          By <Person id={act.by} />, <Time at={act.at} />,{' '}
          <Link to={paths.entry(act.seq)}>entry {act.seq}</Link>
        </p>
      )}
      {twg === null || output.stage !== 'circulated' ? null : (
        <CirculatedIn
          twg={twg}
          channels={output.channels}
          thing={{ kind: 'outputs', subject: output.id }}
          place={{ portal: `/outputs/${output.id}`, app: `/outputs/${output.id}` }}
          text={(link) => outputText(twg.name, output.title, link)}
        />
      )}
    </Section>
  );
}
