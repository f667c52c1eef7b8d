/** The protocols of the engine and the downloader, as types: the tests of this folder speak them to the workers themselves. */
// The one arrow from e2e into the engine: types only, so that a change of the protocol is a compile error here and no
// second copy of it can go stale. Nothing of the engine runs in these tests' own process.
// eslint-disable-next-line boundaries/dependencies
export type * from '../../src/engine/protocol.ts';
// eslint-disable-next-line boundaries/dependencies -- the downloader's, likewise
export type { DownloadEvent, DownloadRequest } from '../../src/models/download/protocol.ts';
