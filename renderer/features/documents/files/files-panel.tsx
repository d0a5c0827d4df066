import { Copy, Download, FileUp, Printer } from 'lucide-react';
import { useMemo, useRef, type ChangeEvent } from 'react';
import { Button, clockWords, CopyButton } from '../../../ui/index.ts';
import { rendererCrypto } from '../../../stores/renderer-crypto.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import styles from './files.module.css';
import { importFile } from './import-file.ts';
import { bytesWords } from './import-words.ts';
import { OpinionsNote } from './opinions-note.tsx';
import { standingWords } from './standing-words.ts';
import { factsOf, factWords } from './text-facts.ts';
import { useExport } from './use-export.ts';
import { useSettledText } from './use-settled-text.ts';

const encoder = new TextEncoder();

/** What goes in and out of a document as files. */
export function FilesPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { save, copy, print, isBrowser } = useExport();
  return (
    <div className={styles.panel}>
      <section className={styles.part} aria-label="Export">
        <h3>Export</h3>
        <div className={styles.buttons}>
          <Button icon={<Download size="1em" aria-hidden />} onPress={() => void save(workspace)}>
            Save as Markdown…
          </Button>
          <Button icon={<Copy size="1em" aria-hidden />} onPress={() => void copy(workspace)}>
            Copy Markdown
          </Button>
          <Button icon={<Printer size="1em" aria-hidden />} onPress={() => void print(workspace)}>
            {isBrowser ? 'Print or save as PDF…' : 'Save as PDF…'}
          </Button>
        </div>
        <OpinionsNote document={workspace.document} />
        <ExactText workspace={workspace} />
      </section>
      <section className={styles.part} aria-label="Import">
        <h3>Import</h3>
        <ImportButton workspace={workspace} />
        <p className={styles.quiet}>
          The text becomes what is in the file, byte for byte. You see what changes before it does.
          A file can also be dropped on the text.
        </p>
      </section>
    </div>
  );
}

function ExactText({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const text = useSettledText(workspace.text);
  const { sha256, facts } = useMemo(() => {
    const bytes = encoder.encode(text);
    return { sha256: rendererCrypto.sha256Bytes(bytes), facts: factsOf(text, bytes) };
  }, [text]);
  return (
    <>
      <dl className={styles.facts}>
        <dt>Size</dt>
        <dd>
          {bytesWords(facts.bytes)}; {factWords(facts)}
        </dd>
        <dt>SHA-256</dt>
        <dd className={styles.hash}>
          <code>{sha256}</code>
          <CopyButton size="small" text={sha256} label="Copy the hash" />
        </dd>
      </dl>
      <p className={styles.quiet}>{standingWords(workspace.handle.status, clockWords)}</p>
    </>
  );
}

function ImportButton({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    // The same file can be chosen again.
    target.value = '';
    if (file !== undefined) void importFile(workspace, file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".md,.markdown,.mdx,.txt,text/markdown,text/plain"
        className={styles.input}
        onChange={chosen}
        tabIndex={-1}
        aria-hidden
        data-import-file
      />
      <Button
        icon={<FileUp size="1em" aria-hidden />}
        reason={workspace.handle.mayWrite ? undefined : 'You cannot write in this document now.'}
        onPress={() => input.current?.click()}
      >
        Import a Markdown file…
      </Button>
    </>
  );
}
