import { useEffect, useRef } from 'react';
import type { Place } from '../workspace/page-api.ts';
import { MessageView } from './message-view.tsx';
import { byDay, newestTs } from './messages.ts';

const isAtEnd = (list: HTMLElement) => list.scrollHeight - list.scrollTop - list.clientHeight < 120;

/** Oldest first, and at the newest, unless somebody has scrolled up to read. */
export const MessageList = ({ place }: { place: Place }) => {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const newest = newestTs(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when there is something new
  useEffect(() => {
    const element = list.current;
    if (element && follows.current) element.scrollTop = element.scrollHeight;
  }, [newest, place.messages.length]);
  return (
    <div
      ref={list}
      className="messages"
      role="log"
      aria-label={`Messages in ${place.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        follows.current = isAtEnd(currentTarget);
      }}
    >
      {place.messages.length === 0 && <p className="empty">Nothing here yet.</p>}
      {byDay(place.messages).map(({ day, messages }) => (
        <section key={day} aria-label={day}>
          <h3 className="day">
            <span>{day}</span>
          </h3>
          {messages.map((message) => (
            <MessageView key={message.ts} message={message} place={place} />
          ))}
        </section>
      ))}
    </div>
  );
};
