// Pages that this station does not open: not on the list, for members only, inside the building, another kind of link, not trusted.
import { useSay, Words } from '../words.tsx';
import { Failure, HomeAndBack } from './failure.tsx';

/** The plain values of the page’s own address, shown as text only. */
export interface Given {
  readonly host: string;
  readonly title: string;
  readonly reason: string;
}

const Ask = ({ words }: { words: string }) => {
  const say = useSay();
  return <p>{say(words)}</p>;
};

export const Blocked = ({ given: { host } }: { given: Given }) => (
  <Failure
    icon="file"
    title="blocked-title"
    body="blocked-body"
    values={{ host }}
    more={<Ask words="blocked-ask" />}
    acts={<HomeAndBack />}
  />
);

export const Asks = ({ given: { title } }: { given: Given }) => (
  <Failure icon="person" title="asks-title" body="asks-body" values={{ title }} acts={<HomeAndBack />} />
);

export const Local = ({ given: { host } }: { given: Given }) => (
  <Failure
    icon="file"
    title="local-title"
    body="local-body"
    values={{ host }}
    more={<Ask words="blocked-ask" />}
    acts={<HomeAndBack />}
  />
);

export const Kind = () => (
  <Failure icon="file" title="file-title" body="file-body" more={<Ask words="ask-desk" />} acts={<HomeAndBack />} />
);

/** Chromium’s own name for the fault, and nothing else: the address of a page could carry any text. */
const faultName = /^[A-Z][A-Z0-9_]{2,60}$/;

/** Can’t be overridden here. */
export function Certificate({ given: { host, reason } }: { given: Given }) {
  const say = useSay();
  const clock = reason.includes('DATE');
  return (
    <Failure
      icon="unlocked"
      warn
      title="cert-title"
      body="cert-body"
      values={{ host }}
      more={
        <>
          <p>{say('cert-no-way-round')}</p>
          {clock && <p>{say('cert-clock')}</p>}
          <p>{say('ask-desk')}</p>
        </>
      }
      acts={<HomeAndBack />}
      after={
        faultName.test(reason) && (
          <p class="note">
            <Words words="cert-why" values={{ reason }} />
          </p>
        )
      }
    />
  );
}
