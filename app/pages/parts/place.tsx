// Whose computer this is: the library’s name and the computer’s own.
import { useRef } from 'preact/hooks';
import { Icon } from '../icons.tsx';

/** How long staff hold the name down to open the staff door, in milliseconds. */
const holdMilliseconds = 5000;

interface PlaceProps {
  readonly place: string;
  readonly name: string;
  /** Called when the name was held down for five seconds. */
  readonly held?: () => void;
}

export function Place({ place, name, held }: PlaceProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => clearTimeout(timer.current);
  const hold = () => {
    release();
    if (held) timer.current = setTimeout(held, holdMilliseconds);
  };
  return (
    <p class="place" onPointerDown={hold} onPointerUp={release} onPointerLeave={release} onPointerCancel={release}>
      <Icon icon="mark" />
      <bdi>{place}</bdi>
      <span class="note">
        <bdi>{name}</bdi>
      </span>
    </p>
  );
}
