/** Slack's words when something did not work. */
export const Problem = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <p role="alert" className="problem">
      {text}
    </p>
  );
