// Faults of a policy: where, what was expected and found, and the remedy, in the words of `lethe validate`.
import type { PolicyFaultView } from '../../../contract/staff-api.ts';
import { useSay } from '../say/words.ts';

export function Faults({
  faults,
  onGo,
}: {
  readonly faults: readonly PolicyFaultView[];
  /** Where the text is at hand: to the place of a fault. */
  readonly onGo?: (fault: PolicyFaultView) => void;
}) {
  const say = useSay();
  const where = ({ line, column }: PolicyFaultView): string => say('policy-where', { line, column });
  return (
    <>
      <p class="fault" role="alert">
        {say('policy-faults', { n: faults.length })}
      </p>
      <ol class="policy-faults">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.key} ${fault.expected}`}>
            {onGo === undefined ? (
              <b>{where(fault)}</b>
            ) : (
              <button type="button" class="quiet" onClick={() => onGo(fault)}>
                {where(fault)}
              </button>
            )}{' '}
            {fault.key !== '' && <code class="breaks">{fault.key}</code>}
            <br />
            <span lang="en">
              Expected {fault.expected}; found {fault.found}. {fault.remedy}
            </span>{' '}
            <span class="fine">{fault.code}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
