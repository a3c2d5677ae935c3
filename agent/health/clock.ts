// The clocks that reports go by, as one thing that a test can turn by hand.

export interface Clock {
  /** Milliseconds since 1970, as the computer believes; it may jump. */
  wall(): number;
  /** Milliseconds that never jump; only differences mean anything. */
  steady(): number;
  /** @returns takes it back */
  after(ms: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, Math.max(0, ms)).unref();
    return () => clearTimeout(timer);
  },
};
