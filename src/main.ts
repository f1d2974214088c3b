import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { endWith, runUntilSignal } from './run-until-signal.ts';

const read = readConfig();
if (!read.ok) endWith(read.faults);
else await runUntilSignal({ start: () => startApp({ config: read.config }) });
