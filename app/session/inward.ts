// Whether a host name points into this machine or the local network, asked of the session's own resolver and remembered briefly.
import type { Session } from 'electron';

const rememberedMilliseconds = 30_000;
/** More hosts than a visit meets; past it the memory starts anew. */
const rememberedHosts = 1000;

export interface InwardCheck {
  /** true when any address of the host is local. An unknown host is not: loading it fails by itself. */
  pointsInward(host: string): Promise<boolean>;
}

/** @param isLocal judges one address; it is handed in so that the rule stays apart from the resolver */
export function checkInward(session: Session, isLocal: (address: string) => boolean, now: () => number): InwardCheck {
  const known = new Map<string, { inward: boolean; until: number }>();
  return {
    async pointsInward(host) {
      const remembered = known.get(host);
      if (remembered !== undefined && remembered.until > now()) return remembered.inward;
      if (known.size >= rememberedHosts) known.clear();
      const addresses = await session.resolveHost(host).then(
        (answer) => answer.endpoints.map((endpoint) => endpoint.address),
        () => [],
      );
      const inward = addresses.some(isLocal);
      known.set(host, { inward, until: now() + rememberedMilliseconds });
      return inward;
    },
  };
}
