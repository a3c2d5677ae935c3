// The rules of staff: what is told, to whom, and when not.
import { useState } from 'preact/hooks';
import type { AlertRule, ChannelView } from '../../../contract/staff-api.ts';
import type { Verdict } from '../../../contract/verdicts.ts';
import { places } from '../link/places.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { clockOf } from '../places/hours.ts';
import { type Say, useSay } from '../say/words.ts';
import { RuleDialog } from './rule-dialog.tsx';

const verdictOf: Readonly<Record<AlertRule['kind'], Verdict>> = {
  ...{ out: 'out', silent: 'silent', 'silent-place': 'silent', promise: 'attention', care: 'attention' },
};

function quietText(say: Say, { quiet }: AlertRule): string {
  if (typeof quiet === 'string') return say(`quiet-${quiet}`);
  return say('place-open', { from: clockOf(quiet.from), to: clockOf(quiet.to) });
}

interface RulesProps {
  readonly rules: readonly AlertRule[];
  readonly channels: readonly ChannelView[];
  readonly again: () => void;
}

export function Rules({ rules, channels, again }: RulesProps) {
  const say = useSay();
  const known = useStore(places);
  const [open, setOpen] = useState<AlertRule | 'new' | null>(null);
  const admin = may('admin');
  const namesOf = (ids: readonly string[], all: readonly { id: string; name: string }[]): string =>
    all
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ');
  const columns = ['rule', 'rule-when', 'rule-places', 'rule-after', 'rule-to', 'rule-quiet', 'rule-state'].map((id) =>
    say(id),
  );
  return (
    <Panel
      title={say('rules')}
      action={
        admin &&
        channels.length > 0 && (
          <button type="button" class="main" onClick={() => setOpen('new')}>
            {say('rule-add')}
          </button>
        )
      }
    >
      {rules.length === 0 ? (
        <p>{say(channels.length === 0 ? 'rules-first' : 'rules-none')}</p>
      ) : (
        <DataTable
          caption={say('rules')}
          columns={admin ? [...columns, ''] : columns}
          rows={rules.map((rule) => ({
            key: rule.id,
            cells: [
              <span dir="auto">{rule.name}</span>,
              <>
                <VerdictMark of={verdictOf[rule.kind]} />
                <br />
                <span class="fine">{say(`kind-${rule.kind}.more`)}</span>
              </>,
              rule.places.length === 0 ? say('rule-all') : namesOf(rule.places, known),
              say(`after-${rule.afterMinutes}`),
              namesOf(rule.channels, channels) || say('place-nobody'),
              quietText(say, rule),
              say(rule.on ? 'on' : 'off'),
              ...(admin
                ? [
                    <button
                      type="button"
                      aria-label={say('change-it', { name: rule.name })}
                      onClick={() => setOpen(rule)}
                    >
                      {say('change')}
                    </button>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {open !== null && (
        <RuleDialog
          rule={open === 'new' ? null : open}
          channels={channels}
          onClose={() => setOpen(null)}
          onDone={again}
        />
      )}
    </Panel>
  );
}
