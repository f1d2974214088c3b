import type { ReactNode } from 'react';

/** Drawn, because not every machine has a font with pictures. The words beside them say the same. */
const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round' } as const;

export const Lock = () => (
  <Icon>
    <rect x="3" y="7" width="10" height="7" rx="1.5" fill="currentColor" />
    <path d="M5 7V5a3 3 0 0 1 6 0v2" {...stroke} />
  </Icon>
);

export const Eye = () => (
  <Icon>
    <path d="M1 8s2.6-4.5 7-4.5S15 8 15 8s-2.6 4.5-7 4.5S1 8 1 8Z" {...stroke} />
    <circle cx="8" cy="8" r="2" fill="currentColor" />
  </Icon>
);

export const Cross = () => (
  <Icon>
    <path d="m3 3 10 10M13 3 3 13" {...stroke} />
  </Icon>
);

export const Back = () => (
  <Icon>
    <path d="M9 3 4 8l5 5M4 8h9" {...stroke} />
  </Icon>
);

export const Tick = () => (
  <Icon>
    <path d="m3 8.5 3.5 3.5L13 4.5" {...stroke} />
  </Icon>
);

export const Dots = () => (
  <Icon>
    <circle cx="3" cy="8" r="1.5" fill="currentColor" />
    <circle cx="8" cy="8" r="1.5" fill="currentColor" />
    <circle cx="13" cy="8" r="1.5" fill="currentColor" />
  </Icon>
);
