import { useEffect, useState } from 'react';
import { useKept } from './use-kept.ts';

export type Theme = 'light' | 'dark';

/** As the system has it, until somebody chooses here. */
export const useTheme = () => {
  const [chosen, choose] = useKept<Theme | null>('theme', null);
  const [system, setSystem] = useState<Theme>('light');
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const read = () => setSystem(dark.matches ? 'dark' : 'light');
    read();
    dark.addEventListener('change', read);
    return () => dark.removeEventListener('change', read);
  }, []);
  const theme = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return { theme, toggle: () => choose(theme === 'dark' ? 'light' : 'dark') };
};
