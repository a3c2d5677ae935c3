// A partition for one of our own pages: in memory, serving one bundle, reaching nothing else and allowed nothing.
import { type Session, session } from 'electron';
import { answerNothing, scheme, servePage } from './serve-pages.ts';

/**
 * @param name the page's host under lethe://, and the name of its folder
 * @param pagesFolder the folder of all page bundles
 */
export function ownPartition(
  name: string,
  pagesFolder: string,
): { readonly session: Session; readonly origin: string } {
  const origin = `${scheme}://${name}`;
  const own = session.fromPartition(name);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setSpellCheckerEnabled(false);
  own.protocol.handle(scheme, (request) => {
    const address = new URL(request.url);
    if (address.host !== name) return answerNothing(404);
    return servePage(`${pagesFolder}/${name}`, decodeURIComponent(address.pathname.slice(1)));
  });
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !details.url.startsWith(`${origin}/`) }));
  own.on('will-download', (event) => event.preventDefault());
  return { session: own, origin };
}
