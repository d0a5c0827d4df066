import { ChevronDown, ChevronUp, Columns2, Rows2, UnfoldVertical } from 'lucide-react';
import {
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { textDiff, type DiffRow, type TextDiff } from '../../shared/documents/text-diff.ts';
import { Button, Hidden } from './button.tsx';
import { diffItems, type DiffItem } from './diff-items.ts';
import { DiffPieces } from './diff-pieces.tsx';
import { Icon, Spinner } from './marks.tsx';
import styles from './diff.module.css';

export interface TextComparisonProps {
  readonly before: string;
  readonly after: string;
  /** What the two are, such as “the text of the group’s vote”. */
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

type Layout = 'unified' | 'side-by-side';

/** How many rows are drawn at first, and how many more each time. */
const AT_FIRST = 300;
const MORE = 1_000;

/** Two texts compared: words within lines, in one column or two, from change to change by keys. */
export function TextComparison(props: TextComparisonProps) {
  const before = useDeferredValue(props.before, '');
  const after = useDeferredValue(props.after, '');
  const isWorking = before !== props.before || after !== props.after;
  const diff = useMemo(() => textDiff(before, after), [before, after]);
  if (props.before === props.after)
    return <p className={styles.same}>The two texts are the same, to the last character.</p>;
  if (isWorking) return <Spinner>Comparing…</Spinner>;
  return <Compared {...props} diff={diff} />;
}

function Compared({
  diff,
  beforeLabel,
  afterLabel,
}: TextComparisonProps & { readonly diff: TextDiff }) {
  const [layout, setLayout] = useState<Layout>('unified');
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [limit, setLimit] = useState(AT_FIRST);
  const items = useMemo(() => diffItems(diff.rows, open), [diff, open]);
  const { area, current, go } = useChanges(diff.changes, items, (least) =>
    setLimit((now) => Math.max(now, least)),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    go(step);
  };
  return (
    <div className={styles.comparison} onKeyDown={onKeyDown} role="group" aria-label="Comparison">
      <div className={styles.toolbar}>
        <p className={styles.summary}>{summaryOf(diff)}</p>
        <div className={styles.tools}>
          <Button
            size="small"
            variant="quiet"
            icon={<Icon of={layout === 'unified' ? Columns2 : Rows2} />}
            onPress={() => setLayout(layout === 'unified' ? 'side-by-side' : 'unified')}
          >
            {layout === 'unified' ? 'Side by side' : 'One column'}
          </Button>
          <Stepping current={current} changes={diff.changes} go={go} />
        </div>
      </div>
      {diff.compared === 'wholly' ? null : (
        <p className={styles.note}>
          Parts of the two differ too much to be compared word by word: they are shown as taken out
          and put in whole.
        </p>
      )}
      <p className={styles.legend}>
        <span>
          <del>Taken out</del>: only in {beforeLabel}
        </span>
        <span>
          <ins>Put in</ins>: only in {afterLabel}
        </span>
      </p>
      <div
        ref={area}
        className={layout === 'unified' ? styles.unified : styles.sides}
        tabIndex={0}
        role="group"
        aria-label="What changed"
      >
        {layout === 'unified' ? null : (
          <div className={`${styles.row} ${styles.heads}`} aria-hidden>
            <span />
            <strong>{beforeLabel}</strong>
            <span />
            <strong>{afterLabel}</strong>
          </div>
        )}
        {items.slice(0, limit).map((item) => (
          <Item
            key={item.at}
            item={item}
            layout={layout}
            changes={diff.changes}
            unfold={(at) => setOpen(new Set([...open, at]))}
          />
        ))}
      </div>
      {items.length <= limit ? null : (
        <Button onPress={() => setLimit(limit + MORE)}>
          Show more: {items.length - limit} lines are left
        </Button>
      )}
    </div>
  );
}

/** Goes from change to change: the focus is where one is, so that it is read out and in sight. */
function useChanges(changes: number, items: readonly DiffItem[], draw: (least: number) => void) {
  const area = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const go = (step: number): void => {
    const next = Math.min(Math.max(current + step, 1), changes);
    const index = items.findIndex((item) => item.type === 'row' && item.begins === next);
    setCurrent(next);
    draw(index + 50);
    // Once it is drawn.
    requestAnimationFrame(() => focusChange(area, next));
  };
  return { area, current, go };
}

function focusChange(area: RefObject<HTMLDivElement | null>, change: number): void {
  const row = area.current?.querySelector<HTMLElement>(`[data-change="${change}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'center' });
}

function Stepping(props: {
  readonly current: number;
  readonly changes: number;
  readonly go: (step: number) => void;
}) {
  const { current, changes, go } = props;
  return (
    <span className={styles.stepping}>
      <Button
        size="small"
        icon={<ChevronUp size="1em" aria-hidden />}
        onPress={() => go(-1)}
        reason={current <= 1 ? 'There is none before' : undefined}
        label="Previous change (p)"
      />
      <span className={styles.count} role="status">
        {current === 0 ? `${changes}` : `${current} of ${changes}`}
        <Hidden> {changes === 1 ? 'change' : 'changes'}</Hidden>
      </span>
      <Button
        size="small"
        icon={<ChevronDown size="1em" aria-hidden />}
        onPress={() => go(1)}
        reason={current >= changes ? 'There is none after' : undefined}
        label="Next change (n)"
      />
    </span>
  );
}

function Item(props: {
  readonly item: DiffItem;
  readonly layout: Layout;
  readonly changes: number;
  readonly unfold: (at: number) => void;
}) {
  const { item, layout, changes, unfold } = props;
  if (item.type === 'fold') {
    return (
      <div className={styles.fold}>
        <Button
          size="small"
          variant="quiet"
          icon={<UnfoldVertical size="1em" aria-hidden />}
          onPress={() => unfold(item.at)}
        >
          Show {item.to - item.at} lines that are the same
        </Button>
      </div>
    );
  }
  const begins =
    item.begins === null
      ? {}
      : {
          'data-change': item.begins,
          tabIndex: -1,
          role: 'group',
          'aria-label': `Change ${item.begins} of ${changes}`,
        };
  const className = item.row.changed === 'yes' ? `${styles.row} ${styles.changed}` : styles.row;
  return (
    <div className={className} {...begins}>
      {layout === 'unified' ? <OneColumn row={item.row} /> : <TwoColumns row={item.row} />}
    </div>
  );
}

function OneColumn({ row }: { readonly row: DiffRow }) {
  return (
    <>
      <LineNumber of={row.before} />
      <LineNumber of={row.after} />
      <span className={styles.line} dir="auto">
        <DiffPieces pieces={withoutLastEnd(row.pieces)} />
      </span>
    </>
  );
}

function TwoColumns({ row }: { readonly row: DiffRow }) {
  const left = row.pieces.filter(({ type }) => type !== 'added');
  const right = row.pieces.filter(({ type }) => type !== 'removed');
  return (
    <>
      <LineNumber of={row.before} />
      <span className={left.length === 0 ? styles.nothing : styles.line} dir="auto">
        <DiffPieces pieces={withoutLastEnd(left)} />
      </span>
      <LineNumber of={row.after} />
      <span className={right.length === 0 ? styles.nothing : styles.line} dir="auto">
        <DiffPieces pieces={withoutLastEnd(right)} />
      </span>
    </>
  );
}

const LineNumber = ({ of }: { readonly of: number | null }) => (
  <span className={styles.number} aria-hidden>
    {of}
  </span>
);

/** The row ends where its last line does; an end that changed alone is shown. */
function withoutLastEnd(pieces: DiffRow['pieces']): DiffRow['pieces'] {
  const last = pieces.at(-1);
  if (last === undefined || !last.text.endsWith('\n') || last.text === '\n') {
    return last?.type === 'same' && last.text === '\n' ? pieces.slice(0, -1) : pieces;
  }
  return [...pieces.slice(0, -1), { ...last, text: last.text.slice(0, -1) }];
}

function summaryOf({ changes, words }: TextDiff): string {
  const places = changes === 1 ? '1 change' : `${changes} changes`;
  return `${places}: ${wordCount(words.added)} put in, ${wordCount(words.removed)} taken out`;
}

const wordCount = (count: number): string => (count === 1 ? '1 word' : `${count} words`);
