// The buttons below a list that comes in pieces, the newest first: back to the newest, and on to what is older.
import { useSay } from '../say/words.ts';

interface TurnsProps {
  /** Where the piece that is shown begins; null: with the newest. */
  readonly before: number | null;
  /** Where the next one begins; null: this is the last. */
  readonly next: number | null;
  readonly onTurn: (before: number | null) => void;
}

export function Turns({ before, next, onTurn }: TurnsProps) {
  const say = useSay();
  return (
    <p class="actions gap-over no-print">
      {before !== null && (
        <button type="button" onClick={() => onTurn(null)}>
          {say('newest')}
        </button>
      )}
      {next !== null && (
        <button type="button" onClick={() => onTurn(next)}>
          {say('older')}
        </button>
      )}
    </p>
  );
}
