// What a policy changes, key by key, against the one that the place has.
import type { PolicyChange } from '../../../contract/staff-api.ts';
import { DataTable } from '../parts/data-table.tsx';
import { useSay } from '../say/words.ts';

/** The first policy of a place is all new: its list would push away what is to be done next. */
const openUpTo = 12;

export function Changes({ changes }: { readonly changes: readonly PolicyChange[] }) {
  const say = useSay();
  if (changes.length === 0) return <p>{say('policy-same')}</p>;
  const value = (json: string | null) =>
    json === null ? <span class="fine">{say('policy-absent')}</span> : <code class="breaks">{json}</code>;
  const caption = say('policy-changes', { n: changes.length });
  return (
    <details class="policy-changes" open={changes.length <= openUpTo}>
      <summary>{caption}</summary>
      <DataTable
        caption={caption}
        columns={[say('policy-key'), say('policy-before'), say('policy-after')]}
        rows={changes.map(({ key, before, after }) => ({
          key,
          cells: [<code class="breaks">{key}</code>, value(before), value(after)],
        }))}
      />
    </details>
  );
}
