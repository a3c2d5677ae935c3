// How many reports one station may send: what it saved up over two days without a network, and then one a second.

export interface Allowance {
  left: number;
  at: number;
}

export const mostSaved = 600;
const perSecond = 1;

export const newAllowance = (now: number): Allowance => ({ left: mostSaved, at: now });

/** Takes one. 0: it was there; else the seconds to wait for one. */
export function take(allowance: Allowance, now: number): number {
  allowance.left = Math.min(mostSaved, allowance.left + Math.max(0, now - allowance.at) * perSecond);
  allowance.at = now;
  if (allowance.left < 1) return Math.ceil((1 - allowance.left) / perSecond);
  allowance.left -= 1;
  return 0;
}
