/** What openRuntime.ts uses of the WebAssembly API: this TypeScript version has it in its browser libraries only. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
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
    constructor(module: Module, imports: Record<string, Record<string, () => number>>);
    readonly exports: object;
  }
}
