// The list of keys, and the switch for those of one letter.
import { Fragment } from 'preact';
import { letters, switchLetters } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSay } from '../say/words.ts';
import { entryOf, pageIds } from '../table.ts';

type Row = readonly [keys: readonly string[], joined: 'or' | 'then' | 'and', does: string];

function Keys({ keys, joined }: { readonly keys: readonly string[]; readonly joined: Row[1] }) {
  const say = useSay();
  const between = joined === 'and' ? ' ' : say(`keys-${joined}`, { first: '|', second: '|' }).split('|')[1];
  return (
    <>
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && between}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </>
  );
}

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const on = useStore(letters) === 'on';
  const gone: readonly Row[] = pageIds.flatMap((id): Row[] => {
    const { key } = entryOf(id);
    return key === undefined ? [] : [[['g', key], 'then', say('keys-go', { page: say(`nav-${id}`) })]];
  });
  const rows: readonly Row[] = [
    [['/'], 'or', say('keys-search')],
    [['j', '↓', 'k', '↑'], 'and', say('keys-rows')],
    [['Enter'], 'or', say('keys-open')],
    [['1', '2', '3', '4'], 'and', say('keys-pick')],
    [['0'], 'or', say('keys-all')],
    ...gone,
    [['m'], 'or', say('keys-hold')],
    [['t'], 'or', say('keys-tables')],
    [['Esc'], 'or', say('keys-close')],
    [['?'], 'or', say('keys-help')],
  ];
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      <table class="facts">
        <caption class="hidden">{say('keys')}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{say('keys-key')}</th>
            <th scope="col">{say('keys-does')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, joined, does]) => (
            <tr key={does}>
              <th scope="row">
                <Keys keys={keys} joined={joined} />
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <label class="check">
          <input type="checkbox" checked={on} onChange={({ currentTarget }) => switchLetters(currentTarget.checked)} />
          {say('keys-on')}
        </label>
      </p>
      <p class="actions">
        <button type="button" class="main" onClick={onClose}>
          {say('close')}
        </button>
      </p>
    </Dialog>
  );
}
