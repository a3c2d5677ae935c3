// The station's own screen: what comes up by itself when the computer starts, and nothing else.
import { alias, dropIn, enable, mask } from '../change.ts';
import type { Step } from '../step.ts';

const shell = 'lethe-shell.service';
const agent = 'lethe-agent.service';
const own = '/run/lethe/shell';

/** The display in cage asks for no key. The agent's own unit names that of X. */
const withoutKey = ['[Service]', 'Environment="LETHE_AGENT_OPTIONS=--display :0"'];

/** cage shows one program and leads to no other; the shell is an X program in it. Without -s no key turns to a console. */
const inCage = [
  '[Service]',
  `Environment=HOME=${own}/home XDG_CACHE_HOME=${own}/home/.cache TMPDIR=${own}/temporary`,
  `ExecStartPre=/bin/mkdir -p ${own}/home ${own}/temporary`,
  'ExecStart=',
  'ExecStart=/usr/bin/cage -d -- /opt/lethe/bin/lethe-screen',
];

export const display: Step = {
  id: 'display',
  title: 'The station’s screen comes up by itself',
  why: 'At each start the agent clears and checks; then the display comes up for the kiosk user, with one window manager and the shell. There is no desktop, and no other display manager is started.',
  refresh: ['systemd'],
  changes: (_, { display: wanted }) => [
    alias('default.target', 'graphical.target', 'the computer starts into the display'),
    mask('display-manager.service', 'no other sign-in screen comes up'),
    enable(agent, 'multi-user.target', 'the agent clears and checks at each start'),
    enable(shell, 'graphical.target', 'the shell is started when the agent has made its first wipe'),
    ...(wanted === 'x11'
      ? []
      : [
          dropIn(shell, inCage, 'the display is cage, on Wayland'),
          dropIn(agent, withoutKey, 'the agent looks at that display'),
        ]),
  ],
  notes(facts, { display: wanted }) {
    const missing = facts.hasFile(`/usr/lib/systemd/system/${shell}`)
      ? []
      : ['The shell is not installed here. Install the package lethe; its screen then comes up at the next start.'];
    const untried = wanted === 'x11' ? [] : ['The display on Wayland has not been tried on a real screen yet.'];
    return [...missing, ...untried];
  },
};
