/** The engine's protocol, as types: the tests of this folder speak it to the worker themselves. */
// The one arrow from e2e into the engine: types only, so that a change of the protocol is a compile error here and no
// second copy of it can go stale. Nothing of the engine runs in these tests' own process.
// eslint-disable-next-line boundaries/dependencies
export type * from '../../src/engine/protocol.ts';
