import { X } from 'lucide-react';
import { useId } from 'react';
import { ToggleButton, Toolbar } from 'react-aria-components';
import { Button, classNames, Hidden, Icon } from '../../ui/index.ts';
import styles from './documents.module.css';
import type { OpenPanel } from './use-panel.ts';
import type { DocumentPanel, DocumentWorkspace } from './workspace.ts';

export interface PanelProps {
  readonly workspace: DocumentWorkspace;
  readonly panel: OpenPanel;
}

/** The names of the panels; the open one is pressed. */
export function PanelRail({ workspace, panel }: PanelProps) {
  if (panel.panels.length === 0) return null;
  return (
    <Toolbar orientation="vertical" aria-label="Panels" className={classNames(styles.rail)}>
      {panel.panels.map((each) => (
        <ToggleButton
          key={each.id}
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

/** The open panel. */
export function PanelRegion({ workspace, panel }: PanelProps) {
  const id = useId();
  if (panel.current === null) return null;
  const { label, Panel } = panel.current;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelHead}>
        <h2 id={id}>{label}</h2>
        <Button
          variant="quiet"
          size="small"
          label={`Close ${label}`}
          icon={<Icon of={X} />}
          onPress={panel.close}
        />
      </div>
      <div className={styles.panelBody}>
        <Panel key={panel.current.id} workspace={workspace} />
      </div>
    </section>
  );
}
