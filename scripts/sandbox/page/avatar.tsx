import { colourOf, initialsOf } from './messages.ts';

/** Initials on a colour: a picture for the eye only, the name stands beside it. */
export const Avatar = ({ name }: { name: string }) => (
  <span className={`avatar colour-${colourOf(name)}`} aria-hidden="true">
    {initialsOf(name)}
  </span>
);
