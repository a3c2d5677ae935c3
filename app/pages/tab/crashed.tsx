// The page’s own program stopped. Once is an accident; twice comes with a warning, as the third time ends the visit.
import { Button } from '../parts/controls.tsx';
import { ask } from './asking.ts';
import { Failure, HomeLink } from './failure.tsx';

export function Crashed({ twice }: { twice: boolean }) {
  return (
    <Failure
      icon="torn"
      warn
      title="crash-title"
      body={twice ? 'crash-twice' : 'crash-body'}
      acts={
        <>
          <Button words="crash-reload" kind="main" icon="reload" press={() => void ask('reload')} />
          <HomeLink />
        </>
      }
    />
  );
}
