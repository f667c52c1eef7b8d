/** Starts a library's runtime outside a browser, far enough to ask which functions it registers and what it holds. */

interface RuntimeExports {
  readonly memory: WebAssembly.Memory;
  readonly _initialize: () => void;
  readonly TVMWasmAllocSpace: (bytes: number) => number;
  readonly TVMWasmFreeSpace: (address: number) => void;
  readonly TVMFFIFunctionGetGlobal: (name: number, out: number) => number;
}

export interface Runtime {
  readonly exportNames: readonly string[];
  /** As `module.name`. */
  readonly importNames: readonly string[];
  /** Whether web-llm's getGlobalFunc would find this name. */
  readonly hasGlobal: (name: string) => boolean;
  /** Its memory as it is after starting up: its constants are in there, however the linker cut them up. */
  readonly memory: () => Uint8Array;
}

/** @throws where the bytes are no WebAssembly module or lack a function that web-llm calls. */
export function openRuntime(bytes: Uint8Array<ArrayBuffer>): Runtime {
  const module = new WebAssembly.Module(bytes);
  const imports: Record<string, Record<string, () => number>> = {};
  const importNames: string[] = [];
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    importNames.push(`${from}.${name}`);
    // Starting up calls none of them for a result: the runtime only registers its functions.
    (imports[from] ??= {})[name] = () => 0;
  }
  const exports = new WebAssembly.Instance(module, imports).exports as unknown as RuntimeExports;
  exports._initialize();
  return {
    importNames,
    exportNames: WebAssembly.Module.exports(module).map(({ name }) => name),
    hasGlobal: (name) => hasGlobal(exports, name),
    memory: () => new Uint8Array(exports.memory.buffer),
  };
}

function hasGlobal(exports: RuntimeExports, name: string): boolean {
  const text = new TextEncoder().encode(name);
  // A TVMFFIByteArray (address and length, 4 bytes each), the place for the result (8 bytes), the text.
  const block = exports.TVMWasmAllocSpace(16 + text.length);
  new Uint8Array(exports.memory.buffer, block, 16 + text.length).set(text, 16);
  const view = new DataView(exports.memory.buffer, block, 16);
  view.setUint32(0, block + 16, true);
  view.setUint32(4, text.length, true);
  view.setUint32(8, 0, true);
  const status = exports.TVMFFIFunctionGetGlobal(block, block + 8);
  const found = status === 0 && new DataView(exports.memory.buffer, block, 16).getUint32(8, true) !== 0;
  exports.TVMWasmFreeSpace(block);
  return found;
}
