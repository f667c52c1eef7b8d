import { libraryManifestSchema } from '../../lib/shared/libraryRow.ts';
import type { LibraryRow } from '../../lib/shared/libraryRow.ts';
import { toHex } from '../../lib/shared/toHex.ts';
import type { PageLibraries } from './chooseLibrary.ts';

const MANIFEST = 'libs/manifest.json';

export interface LibraryFolder extends PageLibraries {
  /** A text that lies beside the libraries; null where it cannot be had. */
  readonly notice: (name: string) => Promise<string | null>;
}

/** The libraries beside the page. @param pageUrl absolute */
export function pageLibraries(pageUrl: string): LibraryFolder {
  async function get(path: string): Promise<Response> {
    const response = await fetch(new URL(path, pageUrl));
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  }
  return {
    list: async (): Promise<readonly LibraryRow[]> =>
      libraryManifestSchema.parse(await (await get(MANIFEST)).json()).libraries,
    fetch: async ({ file, sha256 }): Promise<ArrayBuffer> => {
      const bytes = await (await get(`libs/${encodeURIComponent(file)}`)).arrayBuffer();
      const found = toHex(await crypto.subtle.digest('SHA-256', bytes));
      if (found !== sha256)
        throw new Error(`${file} has the SHA-256 ${found}, and the manifest says ${sha256}`);
      return bytes;
    },
    notice: (name) =>
      get(`libs/${name}`).then(
        (response) => response.text(),
        () => null,
      ),
  };
}
