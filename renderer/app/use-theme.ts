import { useEffect } from 'react';
import type { Settings } from '../../shared/client/host-messages.ts';

/** Has the page drawn in a theme; `system` follows the system, in its contrast too. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const contrast = window.matchMedia('(prefers-contrast: more)');
    const draw = () => {
      const root = document.documentElement;
      if (theme === 'system' && contrast.matches) root.dataset['theme'] = 'high-contrast';
      else if (theme === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = theme;
    };
    draw();
    contrast.addEventListener('change', draw);
    return () => contrast.removeEventListener('change', draw);
  }, [theme]);
}
