import { saveBlob } from './saveBlob.ts';

/** Offers a text as a file to keep: the browser's own download. */
export function saveFile(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
