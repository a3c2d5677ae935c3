// The list itself: a real table, with roles written out because cards on a phone would lose them, and only the rows that can be seen.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useKeys } from '../frame/key-map.ts';
import { asCell, asHead, asRow, asRows, asTable } from '../parts/table-roles.ts';
import { useSay } from '../say/words.ts';
import type { ListRow } from './listing.ts';
import { GroupLine, StationLine } from './row.tsx';
import type { Telling } from './told.ts';
import { useVirtual, virtualFrom } from './virtual.ts';

interface ListProps {
  readonly rows: readonly ListRow[];
  readonly telling: Telling;
  /** Whether the first row is where to begin. */
  readonly startsHere: boolean;
  readonly onOpen: (key: string) => void;
  readonly onHold: (holding: boolean) => void;
  readonly onClear: () => void;
}

/** Takes the room of rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height === 0) return null;
  return (
    <tbody class="spacer" aria-hidden="true">
      <tr>
        <td colSpan={4} style={{ height: `${height}px` }} />
      </tr>
    </tbody>
  );
}

/** Paper takes all rows, and so does whoever wants to search the page with the browser. */
function useWhole(): [boolean, () => void] {
  const [whole, setWhole] = useState(false);
  const show = (): void => setWhole(true);
  useEffect(() => {
    addEventListener('beforeprint', show);
    return () => removeEventListener('beforeprint', show);
  });
  return [whole, show];
}

/** From row to row with the keyboard. Arrows only within the list: elsewhere they scroll. */
function useRowKeys(table: { readonly current: HTMLElement | null }): void {
  const step = (by: number, onlyInside: boolean) => (): boolean => {
    const links: (Element | null)[] = [...(table.current?.querySelectorAll('th a, .in-why button.quiet') ?? [])];
    const at = links.indexOf(document.activeElement);
    if (onlyInside && at < 0) return false;
    const to = links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))];
    if (to instanceof HTMLElement) to.focus();
    return true;
  };
  useKeys({ j: step(1, false), k: step(-1, false), ArrowDown: step(1, true), ArrowUp: step(-1, true) });
}

export function List({ rows, telling, startsHere, onOpen, onHold, onClear }: ListProps) {
  const say = useSay();
  const table = useRef<HTMLTableElement>(null);
  const [whole, showWhole] = useWhole();
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const { from, to, above, below } = useVirtual(keys, table, whole);
  const inside = useRef({ pointer: false, focus: false });
  const hold = (change: Partial<typeof inside.current>) => (): void => {
    Object.assign(inside.current, change);
    onHold(inside.current.pointer || inside.current.focus);
  };
  useRowKeys(table);
  return (
    <>
      <table
        class="fleet"
        {...asTable}
        ref={table}
        aria-rowcount={rows.length + 1}
        aria-label={say('list-about')}
        onPointerEnter={hold({ pointer: true })}
        onPointerLeave={hold({ pointer: false })}
        onFocusIn={hold({ focus: true })}
        onFocusOut={hold({ focus: false })}
      >
        <thead {...asRows}>
          <tr {...asRow} aria-rowindex={1}>
            <th {...asHead} class="in-verdict">
              {say('list-verdict')}
            </th>
            <th {...asHead} class="in-name">
              {say('list-station')}
            </th>
            <th {...asHead}>{say('list-why')}</th>
            <th {...asHead} class="in-age number">
              {say('list-for')}
            </th>
          </tr>
        </thead>
        <Spacer height={above} />
        <tbody {...asRows}>
          {rows.slice(from, to).map((row, at) => {
            const index = from + at + 1;
            const place = { key: row.key, index, telling };
            if (row.kind === 'group') return <GroupLine {...place} group={row} onOpen={onOpen} />;
            return <StationLine {...place} station={row.station} worst={startsHere && index === 1} />;
          })}
          {rows.length === 0 && (
            <tr {...asRow} aria-rowindex={2}>
              <td {...asCell} colSpan={4} class="none">
                {say('list-none')}{' '}
                <button type="button" class="quiet" onClick={onClear}>
                  {say('list-clear')}
                </button>
              </td>
            </tr>
          )}
        </tbody>
        <Spacer height={below} />
      </table>
      {!whole && rows.length >= virtualFrom && (
        <p class="foot no-print">
          <button type="button" class="quiet" onClick={showWhole}>
            {say('list-whole')}
          </button>
        </p>
      )}
    </>
  );
}
