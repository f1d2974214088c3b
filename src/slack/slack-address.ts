/** Whether a token or a child's file may go to this address: Slack's own hosts, or the Web API's as configured. */
export const isSlackAddress = ({ address, apiUrl }: { address: string; apiUrl: string }): boolean => {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, hostname } = new URL(address);
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
};
