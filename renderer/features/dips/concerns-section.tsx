import { useState } from 'react';
import type { Concern } from '../../../shared/rules/index.ts';
import { clauseOfRefusal, counted } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Clause, Disclosure, Person, Section, Time, sectionStyles } from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { agoWords, openForWords } from './clock-words.ts';
import { RaiseDialog, ResolveDialog } from './concern-dialogs.tsx';
import { DipActButton } from './dip-act.tsx';
import { concernsOf } from './dip-facts.ts';
import styles from './dips.module.css';
import { resolverWords } from './who-can.ts';

/** What people have against a DIP, whose each is, how old, and how it was resolved. */
export function ConcernsSection({ output, dip }: DipPart) {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'raise' | { readonly resolve: Concern }>(
    'closed',
  );
  const all = concernsOf(state, dip);
  const open = all.filter(({ resolution }) => resolution === null);
  const resolved = all.filter(({ resolution }) => resolution !== null);
  const inLastCall = dip.status === 'last-call';
  if (all.length === 0 && !inLastCall) return null;
  const clause = clauseOfRefusal('open-concerns');
  const close = () => setDialog('closed');
  return (
    <Section
      title="Concerns"
      action={
        inLastCall ? (
          <DipActButton
            type="concern.raise"
            output={output}
            dip={dip}
            size="small"
            onPress={() => setDialog('raise')}
          >
            Raise a concern…
          </DipActButton>
        ) : undefined
      }
    >
      {open.length === 0 ? (
        <p className={sectionStyles.quiet}>
          {all.length === 0 ? 'Nobody has raised a concern.' : 'No concern is open.'}
        </p>
      ) : (
        <ul className={sectionStyles.list}>
          {open.map((concern) => (
            <li key={concern.id} className={sectionStyles.item}>
              <OpenConcern
                part={{ output, dip }}
                concern={concern}
                onResolve={() => setDialog({ resolve: concern })}
              />
            </li>
          ))}
        </ul>
      )}
      {resolved.length === 0 ? null : (
        <Disclosure summary={counted(resolved.length, 'resolved concern')}>
          <ul className={sectionStyles.list}>
            {resolved.map((concern) => (
              <li key={concern.id} className={sectionStyles.item}>
                <ResolvedConcern concern={concern} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {clause === null || !inLastCall ? null : (
        <Clause source={clause.source}>{clause.text}</Clause>
      )}
      {dialog === 'raise' ? <RaiseDialog output={output} onClose={close} /> : null}
      {typeof dialog === 'string' ? null : (
        <ResolveDialog concern={dialog.resolve} onClose={close} />
      )}
    </Section>
  );
}

function OpenConcern(props: {
  readonly part: DipPart;
  readonly concern: Concern;
  readonly onResolve: () => void;
}) {
  const { part, concern, onResolve } = props;
  const now = useNow();
  const who = useAssociation(({ state }) => resolverWords(state, part.dip, concern));
  return (
    <>
      <div className={sectionStyles.itemHead}>
        <Person id={concern.by} />
        <Badge tone="warning">{openForWords(concern.at, now)}</Badge>
        <span className={sectionStyles.quiet}>
          since <Time at={concern.at} />
        </span>
      </div>
      <p className={styles.words}>{concern.text}</p>
      <div>
        <ForeseenButton
          type="concern.resolve"
          check={{ concern: concern.id, resolution: PLACEHOLDER_TEXT }}
          meanings={{ 'not-permitted': `This can be done by ${who}.` }}
          size="small"
          onPress={onResolve}
        >
          Resolve it…
        </ForeseenButton>
      </div>
    </>
  );
}

function ResolvedConcern({ concern }: { readonly concern: Concern }) {
  const now = useNow();
  const { by, text, at, resolution } = concern;
  return (
    <>
      <div className={sectionStyles.itemHead}>
        <Person id={by} />
        <Badge tone="success">Resolved</Badge>
        <span className={sectionStyles.quiet}>raised {agoWords(at, now)}</span>
      </div>
      <p className={styles.words}>{text}</p>
      {resolution === null ? null : (
        <div className={styles.resolution}>
          <p className={styles.words}>{resolution.text}</p>
          <p className={sectionStyles.quiet}>
            Resolved by <Person id={resolution.by} />
            {resolution.by === by ? ', who raised it' : null}
          </p>
        </div>
      )}
    </>
  );
}
