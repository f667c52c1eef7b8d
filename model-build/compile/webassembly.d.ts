/** What compile/openRuntime.ts and lora/mergeKernel.ts use of the WebAssembly API: this TypeScript version has it in its browser libraries only. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    /** @param pages of 64 KiB */
    grow(pages: number): number;
  }
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  const Module: {
    new (bytes: Uint8Array<ArrayBuffer>): Module;
    imports(module: Module): { readonly module: string; readonly name: string }[];
    exports(module: Module): { readonly name: string }[];
  };
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory | (() => number)>>);
    readonly exports: object;
  }
}
