import { spawn } from 'node:child_process';

/** Whether somebody sits before a desktop that could show a page. */
export const mayOpenBrowser = ({
  env,
  platform,
}: {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}): boolean => {
  if (env.CI || env.BROWSER === 'none') return false;
  if (platform === 'darwin') return true;
  return platform === 'linux' && Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
};

/** Shows the page; where that fails, the address that was printed will do. */
export const openBrowser = (url: string): void => {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(program, [url], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
};
