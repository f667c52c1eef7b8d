/** Types of packages.mjs, which has to run before anything is installed. */
export function checkNode(root: string, version?: string): void;
export function packagesAreCurrent(root: string): boolean;
export function ensurePackages(root: string): void;
