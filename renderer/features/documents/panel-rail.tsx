import { ArrowLeft, X } from 'lucide-react';
import { useId, useMemo } from 'react';
import { ToggleButton, Toolbar } from 'react-aria-components';
import { Button, classNames, Hidden, Icon } from '../../ui/index.ts';
import styles from './documents.module.css';
import {
  focusText,
  focusToggle,
  PANEL_ID,
  toggleId,
  useComesBack,
  useEscape,
} from './leave-panel.ts';
import { useLittleRoom } from './little-room.ts';
import type { OpenPanel } from './use-panel.ts';
import type { DocumentPanel, DocumentWorkspace } from './workspace.ts';

export interface PanelProps {
  readonly workspace: DocumentWorkspace;
  readonly panel: OpenPanel;
}

/** The names of the panels; the open one is pressed. */
export function PanelRail({ workspace, panel }: PanelProps) {
  const isOver = useLittleRoom();
  if (panel.panels.length === 0) return null;
  return (
    <Toolbar
      orientation={isOver ? 'horizontal' : 'vertical'}
      aria-label="Panels"
      className={classNames(styles.rail)}
    >
      {panel.panels.map((each) => (
        <ToggleButton
          key={each.id}
          id={toggleId(each.id)}
          className={classNames(styles.railItem)}
          isSelected={each.id === panel.current?.id}
          onChange={(isOpen) => (isOpen ? panel.open(each.id) : panel.close())}
        >
          {each.label}
          <Count panel={each} workspace={workspace} />
        </ToggleButton>
      ))}
    </Toolbar>
  );
}

function Count(props: { readonly panel: DocumentPanel; readonly workspace: DocumentWorkspace }) {
  const count = props.panel.count?.(props.workspace) ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      {count}
      <Hidden> to look at</Hidden>
    </span>
  );
}

/** The open panel: beside the text, or over it where there is little room. */
export function PanelRegion({ workspace, panel }: PanelProps) {
  const id = useId();
  const isOver = useLittleRoom();
  const { current, close } = panel;
  const back = useMemo(() => {
    if (current === null || !isOver) return null;
    return () => {
      workspace.showText();
      focusText(current.id);
    };
  }, [current, isOver, workspace]);
  useEscape(back);
  useComesBack(back !== null);
  if (current === null) return null;
  const { label, Panel } = current;
  return (
    <section id={PANEL_ID} className={styles.panel} aria-labelledby={id} tabIndex={-1}>
      <div className={styles.panelHead}>
        <h2 id={id}>{label}</h2>
        {back === null ? (
          <Button
            variant="quiet"
            size="small"
            label={`Close ${label}`}
            icon={<Icon of={X} />}
            onPress={() => {
              close();
              focusToggle(current.id);
            }}
          />
        ) : (
          <Button variant="quiet" size="small" icon={<Icon of={ArrowLeft} />} onPress={back}>
            Back to the text
          </Button>
        )}
      </div>
      <div className={styles.panelBody}>
        <Panel key={current.id} workspace={workspace} />
      </div>
    </section>
  );
}
