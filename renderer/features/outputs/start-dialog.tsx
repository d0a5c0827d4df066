import { useState } from 'react';
import type { Output, Twg } from '../../../shared/rules/index.ts';
import { labelOf, OUTPUT_KINDS } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { idSuffix, newId, oneLine } from '../../app/new-id.ts';
import { goTo, paths } from '../../app/routes.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { RadioGroup, TextField } from '../../ui/index.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

const LONGEST_TITLE = 500;
const OTHER = 'other';

/** Starts an output that the charter names, or another of a kind that is in it. */
export function StartDialog({ twg, onClose }: { readonly twg: Twg; readonly onClose: () => void }) {
  const planned = twg.charter.outputs.map(({ kind, title }, index) => ({
    id: String(index),
    kind,
    title,
  }));
  const started = useAssociation(
    ({ state }) => new Set(twg.outputs.map((id) => state.output.get(id)?.title ?? '')),
  );
  // Where all of them are started it is another one, rather than one of them a second time.
  const first = planned.find(({ title }) => !started.has(title));
  const [from, setFrom] = useState(first?.id ?? OTHER);
  const [kind, setKind] = useState<Output['kind']>((first ?? planned[0])?.kind ?? 'report');
  const [title, setTitle] = useState(first?.title ?? '');
  const [suffix] = useState(idSuffix);
  const output = newId(title, suffix, 'output');
  const kinds = [...new Set(planned.map((each) => each.kind))];
  const choose = (id: string): void => {
    setFrom(id);
    const chosen = planned.find((each) => each.id === id);
    if (chosen === undefined) return;
    setKind(chosen.kind);
    setTitle(chosen.title);
  };
  return (
    <ActDialog
      title="Start an output"
      onClose={onClose}
      type="output.start"
      label="Start it"
      data={() => ({ twg: twg.id, output, kind, title: oneLine(title) })}
      check={{ twg: twg.id, output, kind, title: PLACEHOLDER_TEXT }}
      confirm="none"
      reason={oneLine(title) === '' ? 'Give it a title first.' : undefined}
      onDone={() => {
        onClose();
        goTo(paths.output(output));
      }}
    >
      <RadioGroup
        label="What the charter expects"
        items={[
          ...planned.map(({ id, kind, title }) => ({
            id,
            label: title,
            description: `${labelOf(OUTPUT_KINDS, kind)}${started.has(title) ? ', started already' : ''}`,
          })),
          { id: OTHER, label: 'Another one', description: 'Of a kind that is in the charter.' },
        ]}
        value={from}
        onChange={choose}
      />
      {from === OTHER && kinds.length > 1 ? (
        <RadioGroup
          label="Kind"
          items={kinds.map((id) => ({ id, label: labelOf(OUTPUT_KINDS, id) }))}
          value={kind}
          onChange={(id) => setKind(kinds.find((each) => each === id) ?? kind)}
        />
      ) : null}
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={LONGEST_TITLE}
        description="It becomes a document that the members write together."
      />
    </ActDialog>
  );
}
