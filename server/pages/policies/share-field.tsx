// To how many of a hundred stations a policy goes, and how many that are here.
import { live } from '../link/live.ts';
import { useStore } from '../link/use-store.ts';
import { Select } from '../parts/field.tsx';
import { useSay } from '../say/words.ts';
import { stationsIn } from './given-out.ts';

const shares = [0, 1, 5, 10, 25, 50, 100] as const;

/** Ids of the stations of a place; null while only the worst are known. */
export function useStationsOf(place: string): readonly string[] | null {
  const { fleet } = useStore(live);
  if (fleet === null || !fleet.whole) return null;
  return fleet.stations.filter((station) => station.place === place).map(({ id }) => id);
}

export function ShareField({
  place,
  value,
  onChoose,
}: {
  readonly place: string;
  readonly value: number;
  readonly onChoose: (share: number) => void;
}) {
  const say = useSay();
  const ids = useStationsOf(place);
  const words = (share: number): string => {
    if (share === 0) return say('policy-share-none');
    if (ids === null) return say('policy-share', { share });
    return say('policy-share-of', { share, n: stationsIn(ids, share), all: ids.length });
  };
  const choices = [...new Set([...shares, value])].sort((one, two) => one - two);
  return (
    <Select
      label={say('policy-share-to')}
      hint={say('policy-share-more')}
      choices={choices.map((share) => [String(share), words(share)])}
      value={String(value)}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}
