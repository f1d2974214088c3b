import { useId } from 'react';
import { inSentence } from './places.ts';
import { useWorkspaceContext } from './workspace-context.ts';

export const PersonSwitcher = () => {
  const { snapshot, go } = useWorkspaceContext();
  const id = useId();
  return (
    <div className="person">
      <label htmlFor={id}>You are</label>
      <select id={id} value={snapshot.me} onChange={({ target }) => go({ as: target.value })}>
        {snapshot.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
            {person.about && `, ${inSentence(person.about)}`}
          </option>
        ))}
      </select>
    </div>
  );
};
