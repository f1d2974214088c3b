import type { Choice } from './choices.ts';
import { Cross } from './icons.tsx';

export const Chips = ({ chosen, remove }: { chosen: readonly Choice[]; remove: (choice: Choice) => void }) =>
  chosen.length === 0 ? null : (
    <ul className="chips" aria-label="Chosen">
      {chosen.map((choice) => (
        <li key={choice.id}>
          <bdi>{choice.label}</bdi>
          <button
            type="button"
            className="quiet"
            aria-label={`Remove ${choice.label}`}
            onClick={() => remove(choice)}
          >
            <Cross />
          </button>
        </li>
      ))}
    </ul>
  );
