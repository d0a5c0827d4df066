import { FileUp, FolderGit2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Dip, DipRevision } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { oneLine } from '../../app/new-id.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';
import { rendererCrypto } from '../../stores/renderer-crypto.ts';
import { useNow } from '../../stores/use-association.tsx';
import {
  Button,
  Clause,
  Icon,
  RadioGroup,
  Spinner,
  TextArea,
  TextComparison,
  TextField,
  sectionStyles,
} from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import styles from './dips.module.css';
import { revisionEffect } from './revision-effect.ts';
import { useRevisedText, type RevisedText } from './use-revised-text.ts';

/** Publishes another text of a DIP, with the commit that has it. */
export function ReviseDialog({ output, dip, onClose }: DipPart & { readonly onClose: () => void }) {
  const revised = useRevisedText(dip, output.title);
  const [typedCommit, setCommit] = useState<string | null>(null);
  const [changes, setChanges] = useState<DipRevision['changes'] | null>(null);
  const commit = oneLine(typedCommit ?? revised.commit ?? '');
  const { text, source } = clauseOf('dip.draft');
  const data = (named: string) => ({
    output: output.id,
    textSha256: rendererCrypto.sha256(revised.text),
    commit: named,
    changes: changes ?? 'material',
  });
  return (
    <ActDialog
      title="Publish a revision"
      size="wide"
      onClose={onClose}
      type="dip.revise"
      data={() => data(commit)}
      check={data(commit === '' ? PLACEHOLDER_TEXT : commit)}
      texts={() => [revised.text]}
      confirm="words"
      reason={missing(revised, commit, changes)}
    >
      <p>
        Change the latest text below, or take the text from where it was revised. Everybody sees
        what changed.
      </p>
      <Sources revised={revised} />
      {revised.before === null ? (
        <Spinner>Fetching the latest text…</Spinner>
      ) : (
        <>
          <div className={styles.revised}>
            <TextArea
              label="The revised text"
              value={revised.text}
              onChange={revised.setText}
              rows={12}
            />
          </div>
          <section className={sectionStyles.part} aria-label="What changes">
            <h3>What changes</h3>
            <TextComparison
              before={revised.before}
              after={revised.text}
              beforeLabel="the latest text"
              afterLabel="the revised text"
            />
          </section>
        </>
      )}
      <Kind dip={dip} value={changes} onChange={setChanges} />
      <TextField
        label="Commit"
        value={typedCommit ?? revised.commit ?? ''}
        onChange={setCommit}
        isRequired
        description="The commit of the repository that has this text, such as 9c44ab0."
      />
      <Clause source={source}>{text}</Clause>
    </ActDialog>
  );
}

/** What stands in the way of publishing, before the rules are asked. */
function missing(
  { before, text }: RevisedText,
  commit: string,
  changes: DipRevision['changes'] | null,
): string | undefined {
  if (before === null) return 'The latest text is not here yet.';
  if (text.trim() === '') return 'The revised text is empty.';
  if (text === before) return 'The text is the same as the latest, to the last character.';
  if (changes === null) return 'Say first what kind of changes these are.';
  if (commit === '') return 'Say first which commit has this text.';
  return undefined;
}

function Kind(props: {
  readonly dip: Dip;
  readonly value: DipRevision['changes'] | null;
  readonly onChange: (changes: DipRevision['changes']) => void;
}) {
  const { dip, value, onChange } = props;
  const now = useNow();
  return (
    <RadioGroup
      label="What kind of changes are these?"
      items={[
        {
          id: 'editorial',
          label: 'Editorial',
          description: `Wording, spelling, layout: it says what it said. ${revisionEffect(dip, 'editorial', now)}`,
        },
        {
          id: 'material',
          label: 'Material',
          description: `It says something else. ${revisionEffect(dip, 'material', now)}`,
        },
      ]}
      value={value}
      onChange={(id) => onChange(id === 'material' ? 'material' : 'editorial')}
    />
  );
}

function Sources({ revised }: { readonly revised: RevisedText }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={sectionStyles.buttons}>
      <input
        ref={input}
        type="file"
        accept=".md,.markdown,.mdx,.txt,text/markdown,text/plain"
        className={styles.file}
        tabIndex={-1}
        aria-hidden
        data-revised-file
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be chosen again.
          target.value = '';
          if (file !== undefined) void revised.takeFile(file);
        }}
      />
      <Button size="small" icon={<Icon of={FileUp} />} onPress={() => input.current?.click()}>
        Take a file…
      </Button>
      <Button
        size="small"
        icon={<Icon of={FolderGit2} />}
        isPending={revised.status === 'reading'}
        onPress={() => void revised.takeFromRepository()}
      >
        Take it from the repository
      </Button>
    </div>
  );
}
