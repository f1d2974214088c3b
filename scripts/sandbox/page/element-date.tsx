import { useState } from 'react';
import type { PropsOf } from './element-props.ts';
import { dayWords } from './time.ts';
import { useHeld } from './use-held.ts';

type DateType = 'datepicker' | 'timepicker' | 'datetimepicker';

const inputTypes = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const satisfies Readonly<Record<DateType, string>>;

/** Typed digit by digit, a year is 2, 20 and 202 on its way to 2026: the app is not told of those. */
const isPlausible = (held: string) => !/^0/.test(held.slice(0, 4)) || /^\d\d:/.test(held);

export const DateElement = (props: PropsOf<DateType>) => {
  const { element, naming, isInvalid } = props;
  const { held, choose } = useHeld(props);
  const [onTheWay, setOnTheWay] = useState<string | null>(null);
  const words = element.type === 'datepicker' && onTheWay === null && held !== '' ? dayWords(held) : '';
  return (
    <div className="date">
      <input
        className="input"
        lang="en-GB"
        type={inputTypes[element.type]}
        {...naming}
        value={onTheWay ?? held}
        aria-invalid={isInvalid}
        onChange={({ target }) => {
          setOnTheWay(isPlausible(target.value) ? null : target.value);
          if (isPlausible(target.value)) choose(target.value);
        }}
        onBlur={() => setOnTheWay(null)}
      />
      {words && <small>{words}</small>}
    </div>
  );
};
