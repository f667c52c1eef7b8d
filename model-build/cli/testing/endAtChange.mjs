/**
 * Loaded before a command (`--import`): ends its process at a chosen change of the disk, and says at the end how many
 * there were. Changes are counted, so that the moments are the same on a slow machine, and each place between two of
 * them is one. Not TypeScript: worker threads load it too, before they can read that.
 *
 * In its address: `below`, a path, changes below which count; `at`, the change, from 1, that does not happen any more,
 * or, of bytes that are written, only half; `how`, a signal, or an error's code for a failure instead.
 */
import { writeSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const given = new URL(import.meta.url).searchParams;
const below = given.get('below') ?? '';
const at = Number(given.get('at'));
let changes = 0;

function due() {
  changes += 1;
  return changes === at;
}

function end() {
  const how = given.get('how') ?? '';
  if (!how.startsWith('SIG')) throw Object.assign(new Error(how), { code: how });
  process.kill(process.pid, how);
}

/** Makes each named method end the process at its turn, where `counts` says that its arguments are of interest. */
function watch(object, names, counts) {
  for (const name of names) {
    const original = object[name].bind(object);
    object[name] = (...args) => {
      if (counts(...args) && due()) end();
      return original(...args);
    };
  }
}

function watchHandle(handle) {
  watch(handle, ['sync', 'datasync'], () => true);
  const write = handle.write.bind(handle);
  handle.write = async (bytes, from = 0) => {
    if (!due()) return write(bytes, from);
    const half = await write(bytes, from, (bytes.length - from) >> 1);
    end();
    return half;
  };
  const append = handle.appendFile.bind(handle);
  handle.appendFile = async (text) => {
    if (!due()) return append(text);
    await append(text.slice(0, text.length >> 1));
    end();
    return append(text.slice(text.length >> 1));
  };
}

if (isMainThread) {
  const isBelow = (place) => typeof place === 'string' && place.startsWith(below);
  watch(promises, ['mkdir', 'rename', 'rm', 'writeFile'], isBelow);
  const open = promises.open.bind(promises);
  promises.open = async (file, ...rest) => {
    const counts = isBelow(file) && rest[0] !== 'r';
    if (counts && due()) end();
    const handle = await open(file, ...rest);
    if (counts) watchHandle(handle);
    return handle;
  };
  syncBuiltinESMExports();
  process.on('exit', () => void writeSync(2, `\n${changes} changes\n`));
}
