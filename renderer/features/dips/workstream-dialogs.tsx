import { useState } from 'react';
import type { Output, Workstream } from '../../../shared/rules/index.ts';
import { WORKSTREAM_KINDS, WORKSTREAM_STATUSES } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { idSuffix, newId, oneLine } from '../../app/new-id.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { RadioGroup, TextArea, TextField } from '../../ui/index.ts';
import { linesOf } from './lines-of.ts';

const KINDS = [
  {
    id: 'diem-core',
    label: WORKSTREAM_KINDS['diem-core'],
    description: 'Changes to the node, by issues and pull requests.',
  },
  {
    id: 'move-framework',
    label: WORKSTREAM_KINDS['move-framework'],
    description: 'Changes to the modules on the chain.',
  },
  {
    id: 'off-chain',
    label: WORKSTREAM_KINDS['off-chain'],
    description: 'Everything else: wallets, services, tools.',
  },
] as const;

const isKind = (id: string): id is Workstream['kind'] => KINDS.some((kind) => kind.id === id);

/** Opens a piece of engineering work. */
export function OpenWorkstreamDialog(props: {
  readonly output: Output;
  readonly onClose: () => void;
}) {
  const { output, onClose } = props;
  const [suffix] = useState(idSuffix);
  const [kind, setKind] = useState<Workstream['kind']>('diem-core');
  const [title, setTitle] = useState('');
  const [links, setLinks] = useState<readonly string[]>([]);
  const line = oneLine(title);
  const data = (name: string) => ({
    output: output.id,
    workstream: newId(name, suffix, 'workstream'),
    kind,
    title: name,
    links,
  });
  return (
    <ActDialog
      title="Open a workstream"
      onClose={onClose}
      type="workstream.open"
      data={() => data(line)}
      check={data(line === '' ? PLACEHOLDER_TEXT : line)}
      confirm="none"
      reason={line === '' ? 'Say first what is built.' : undefined}
    >
      <TextField
        label="What is built"
        value={title}
        onChange={setTitle}
        isRequired
        autoFocus
        maxLength={200}
      />
      <RadioGroup
        label="Where"
        items={KINDS}
        value={kind}
        onChange={(id) => {
          if (isKind(id)) setKind(id);
        }}
      />
      <LinksField links={links} onChange={setLinks} />
    </ActDialog>
  );
}

const STATUSES = [
  { id: 'planned', label: WORKSTREAM_STATUSES.planned },
  { id: 'in-progress', label: WORKSTREAM_STATUSES['in-progress'] },
  {
    id: 'sufficient',
    label: WORKSTREAM_STATUSES.sufficient,
    description: 'What is there shows that it can be implemented as written.',
  },
  {
    id: 'complete',
    label: WORKSTREAM_STATUSES.complete,
    description: 'Nothing is left to do. Every workstream has to be before the DIP can be final.',
  },
] as const;

const isStatus = (id: string): id is Workstream['status'] =>
  STATUSES.some((status) => status.id === id);

/** Says how far a piece of work has come. */
export function ProgressDialog(props: {
  readonly workstream: Workstream;
  readonly onClose: () => void;
}) {
  const { workstream, onClose } = props;
  const [status, setStatus] = useState(workstream.status);
  const [note, setNote] = useState(workstream.note ?? '');
  const [links, setLinks] = useState(workstream.links);
  return (
    <ActDialog
      title={`Progress: ${workstream.title}`}
      onClose={onClose}
      type="workstream.progress"
      data={() => ({
        workstream: workstream.id,
        status,
        note: note.trim(),
        links,
      })}
      confirm="none"
    >
      <RadioGroup
        label="How far it is"
        items={STATUSES}
        value={status}
        onChange={(id) => {
          if (isStatus(id)) setStatus(id);
        }}
      />
      <TextArea
        label="Note (optional)"
        value={note}
        onChange={setNote}
        rows={2}
        description="What is there, and what is to come. It takes the place of the note before."
      />
      <LinksField links={links} onChange={setLinks} />
    </ActDialog>
  );
}

function LinksField(props: {
  readonly links: readonly string[];
  readonly onChange: (links: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState(props.links.join('\n'));
  return (
    <TextArea
      label="Links (optional)"
      value={typed}
      onChange={(text) => {
        setTyped(text);
        props.onChange(linesOf(text));
      }}
      rows={2}
      description="Issues and pull requests, one address a line."
    />
  );
}
