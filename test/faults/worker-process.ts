import { startApp } from '../../src/app.ts';
import { clockFrom } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import type { Pace } from '../../src/outbox/courier.ts';
import { endWith, runUntilSignal } from '../../src/run-until-signal.ts';

/*
 * A worker as it runs in production, in a process of its own, but for the day: tests run at weekends and at night,
 * when nothing is sent. `AHEAD_MS` puts its clock forward; leases, lanes and waits stay on the machine's. `PACE` is
 * quicker than life: that a channel gets one message a second is proven with the courier.
 */
const ahead = Number(process.env.AHEAD_MS);
const pace: Pace = JSON.parse(process.env.PACE ?? '');
const read = readConfig();
if (!read.ok) endWith(read.faults);
else {
  const { config } = read;
  await runUntilSignal({
    start: () => startApp({ config, clock: clockFrom(() => Date.now() + ahead), pace }),
  });
}
