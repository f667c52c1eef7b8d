import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { offlinePrefix } from './offline.ts';

const prefix = offlinePrefix();

describe.skipIf(prefix === null)('offlinePrefix', () => {
  // Prints what a listener on 127.0.0.1 heard and what a packet to a far address met.
  const script = `
    const net = require('node:net');
    const server = net.createServer((socket) => socket.end('heard')).listen(0, '127.0.0.1', () => {
      net.connect(server.address().port, '127.0.0.1').on('data', (near) => {
        net.connect(443, '192.0.2.1').on('error', (far) => { console.log(near + ' ' + far.code); process.exit(); });
      });
    });`;

  it('leaves 127.0.0.1 and nothing else', () => {
    const [program, ...args] = [...(prefix ?? []), process.execPath, '-e', script] as const;
    const result = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
    expect(result.stdout.trim()).toBe('heard ENETUNREACH');
  });
});
