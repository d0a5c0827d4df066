import { useEffect, useRef, useState } from 'react';
import styles from './markdown.module.css';

/** Says where the link leads that is pointed at, or has the focus. */
export function AddressLine() {
  const line = useRef<HTMLDivElement>(null);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const view = line.current?.parentElement;
    if (view === null || view === undefined) return undefined;
    const look = (event: Event): void => {
      const { target } = event;
      const link = target instanceof Element ? target.closest('[data-address]') : null;
      setAddress(link?.getAttribute('data-address') ?? null);
    };
    const leave = (): void => setAddress(null);
    view.addEventListener('focusin', look);
    view.addEventListener('focusout', leave);
    view.addEventListener('pointerover', look);
    view.addEventListener('pointerleave', leave);
    return () => {
      view.removeEventListener('focusin', look);
      view.removeEventListener('focusout', leave);
      view.removeEventListener('pointerover', look);
      view.removeEventListener('pointerleave', leave);
    };
  }, []);
  return (
    <div ref={line} className={styles.addressLine}>
      {address === null ? null : <span>{address}</span>}
    </div>
  );
}
