/** Cuts the tests off from the network, so that none can come to need it. */
import { spawnSync } from 'node:child_process';

const LOOPBACK = 'ip link set lo up';

/**
 * What to put before a command so that it sees no network but 127.0.0.1, or null where that is not possible: it takes a
 * network namespace, so Linux, root and a container that allows it.
 */
export function offlinePrefix(): readonly string[] | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const probe = spawnSync('unshare', ['--net', 'sh', '-c', LOOPBACK], { stdio: 'ignore' });
  return probe.status === 0 ? ['unshare', '--net', 'sh', '-c', `${LOOPBACK} && exec "$@"`, 'sh'] : null;
}

export const NOT_CUT_OFF =
  'the network stays on here (turning it off for one command takes Linux and root); the browsers refuse every host but 127.0.0.1';
