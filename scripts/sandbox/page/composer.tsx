import type { Place } from '../workspace/page-api.ts';
import { CommandMenu } from './command-menu.tsx';
import { Problem } from './problem.tsx';
import { type SetDraft, useComposer } from './use-composer.ts';

const menuId = 'commands';

export const Composer = ({ place, draft, setDraft }: { place: Place; draft: string; setDraft: SetDraft }) => {
  const composer = useComposer(place, draft, setDraft);
  const { offered, active } = composer;
  return (
    <div className="composer">
      <CommandMenu id={menuId} offered={offered} active={active} choose={composer.choose} />
      <Problem text={composer.problem} />
      <div className="composer-box">
        <textarea
          id="composer"
          rows={1}
          dir="auto"
          aria-label={`Message ${place.name}`}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? menuId : undefined}
          aria-activedescendant={active && `${menuId}-${active.command.slice(1)}`}
          placeholder={`Message ${place.name}, or type / for a command`}
          value={draft}
          onChange={({ target }) => composer.type(target.value)}
          onKeyDown={composer.onKeyDown}
        />
        <button type="button" className="button primary small" onClick={() => void composer.send()}>
          Send
        </button>
      </div>
      <p role="status" className="under-way">
        {composer.underWay === undefined ? '' : `${composer.underWay} is under way…`}
      </p>
    </div>
  );
};
