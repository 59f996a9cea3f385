// Times are shown in UTC, or in the zone of whoever looks; which is kept in this browser.
const KEY = 'myelin.zone';
const two = (n: number): string => String(n).padStart(2, '0');

let local = ((): boolean => {
  try { return localStorage.getItem(KEY) === 'local'; } catch { return false; }
})();

export const zone = (): string => (local ? 'local' : 'UTC');

export function switchZone(): void {
  local = !local;
  try { localStorage.setItem(KEY, zone()); } catch { /* lasts for this page only */ }
  dispatchEvent(new Event('zonechange'));
}

/** An RFC 3339 instant as day and time of day. */
export function dayAndTime(instant: string, inLocal: boolean): readonly [string, string] {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return ['', instant];
  if (!inLocal) return [at.toISOString().slice(0, 10), at.toISOString().slice(11, 19)];
  return [`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`];
}

/** As it is shown now: without its day when that is today's and a clock is enough. */
export function shownTime(instant: string, clock: boolean): string {
  const [day, time] = dayAndTime(instant, local);
  return clock && day === dayAndTime(new Date().toISOString(), local)[0] ? time : `${day} ${time}`.trim();
}
