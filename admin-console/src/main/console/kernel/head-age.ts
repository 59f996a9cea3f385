// How old the newest block is. The clock of a browser may be off; by how much is seen with each block that comes as it is made.
const LEAST_LATE = 10_000;
const LATE_BLOCKS = 5;
/** Seconds a block may take while no two of them were seen. */
const UNKNOWN_PACE = 4;

export class HeadAge {
  private made = Number.NaN;
  private off = 0;
  private following = false;

  /** A stream that begins tells of the newest block first, however old that is. */
  begin(): void { this.following = false; }

  take(time: string, now: number): void {
    this.made = Date.parse(time);
    if (this.following) this.off = now - this.made;
    this.following = true;
  }

  /** In milliseconds; 0 before a block is known. */
  at(now: number): number { return Number.isNaN(this.made) ? 0 : Math.max(0, now - this.made - this.off); }

  /** @param pace seconds a block takes; 0 while that is not known */
  late(now: number, pace: number): boolean { return this.at(now) > Math.max(LEAST_LATE, 1000 * LATE_BLOCKS * (pace || UNKNOWN_PACE)); }
}
