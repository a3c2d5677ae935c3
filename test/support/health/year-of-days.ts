// Prints the time zone, and the local hour of each telling of a day's figures in a year. A process of its own: a thread's time zone can't be set.
import { dayNumber, isDailyDue, slotMs } from '../../../agent/health/slots.ts';

const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
const hours: number[] = [];
let told = dayNumber(start);
for (let now = start; now < end; now += slotMs) {
  if (!isDailyDue(dayNumber(now), told)) continue;
  told = dayNumber(now);
  hours.push(new Date(now).getHours());
}
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write(JSON.stringify({ zone, hours }));
