// The session's own storage: a partition in memory, with every door of it closed. The second line behind the memory file system.
import { app, type Session, session } from 'electron';
import type { Notice } from '../../contract/bar-page.ts';
import type { Development } from '../../contract/session-link.ts';
import type { Language } from '../../contract/words.ts';
import { mayUse } from '../policy/permissions.ts';
import { acceptLanguages, plainUserAgent } from './plain-browser.ts';

/** Without `persist:` Chromium keeps it off the record. */
const name = 'visit';

function closeDevices(visit: Session): void {
  visit.setDevicePermissionHandler(() => false);
  visit.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  visit.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  visit.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  visit.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/** The demonstration library's certificate, known by its fingerprint; every other one is judged by Chromium alone. */
function trustDemonstration(visit: Session, development: Development): void {
  visit.setCertificateVerifyProc((request, answer) =>
    answer(request.certificate.fingerprint === development.certificate ? 0 : -3),
  );
}

/** For requests that no page makes itself; pages are told by their guard. */
export const speak = (visit: Session, language: Language): void =>
  visit.setUserAgent(plainUserAgent(), acceptLanguages(language));

export interface PartitionEvents {
  refused(notice: Notice): void;
}

export function openPartition(development: Development | undefined, events: PartitionEvents): Session {
  const visit = session.fromPartition(name);
  visit.setSpellCheckerEnabled(false);
  visit.setPermissionRequestHandler((_contents, permission, answer) => {
    const allowed = mayUse(permission);
    if (!allowed) events.refused('permission');
    answer(allowed);
  });
  visit.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  closeDevices(visit);
  visit.on('will-download', (event) => {
    event.preventDefault();
    events.refused('download');
  });
  if (development !== undefined && !app.isPackaged) trustDemonstration(visit, development);
  return visit;
}
