// One line of the receipt and, when asked, what was looked at before it was allowed to stand there.
import type { linesFor } from '../../../contract/people-lines.ts';
import type { CheckId, Receipt } from '../../../contract/receipt.ts';
import { Icon } from '../icons.tsx';
import { Words } from '../words.tsx';

interface ReceiptLineProps {
  readonly line: ReturnType<typeof linesFor>[number];
  readonly receipt: Receipt;
  readonly explained: boolean;
}

function Look({ check, receipt }: { check: CheckId; receipt: Receipt }) {
  const made = receipt.checks.find(({ id }) => id === check);
  if (!made) return null;
  return (
    <span class="look">
      <Words words={`looked-${check}`} values={{ looked: made.looked, left: made.left }} />
    </span>
  );
}

export function ReceiptLine({ line, receipt, explained }: ReceiptLineProps) {
  return (
    <li>
      <div class={line.left === 0 ? 'slip-line' : 'slip-line warn'}>
        <Icon icon={line.left === 0 ? 'tick' : 'about'} />
        <span>
          <Words words={`receipt-line-${line.id}`} />
        </span>
        <span class="number">{line.left}</span>
      </div>
      {explained && (
        <p class="note">
          <Words words={`because-${line.id}`} values={{ containment: receipt.containment }} />
          {line.because.map((check) => (
            <Look key={check} check={check} receipt={receipt} />
          ))}
        </p>
      )}
    </li>
  );
}
