/** The GPUs that the tests run on, and how a browser is launched to use each. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from '@playwright/test';
import { findBrowser } from './findBrowser.ts';

/**
 * `swiftshader`: the software adapter inside every Chromium; no shader-f16.
 * `lavapipe`: Mesa on the CPU with shader-f16, in the copy that e2e/cpu-webgpu/setup.sh prepares.
 * `default`: the machine's own GPU.
 */
export const ADAPTERS = ['swiftshader', 'lavapipe', 'default'] as const;
export type AdapterName = (typeof ADAPTERS)[number];

const LAVAPIPE_ENV = fileURLToPath(new URL('../../.cache/cpu-webgpu/env', import.meta.url));

/** Playwright's own switches that take the GPU away, or choose a software one for WebGL. */
const AGAINST_WEBGPU = ['--disable-gpu', '--enable-unsafe-swiftshader'];

/** The lines of KEY=VALUE that setup.sh leaves. */
function parseEnv(text: string): Record<string, string> {
  const entries = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      if (at < 1) throw new Error(`not KEY=VALUE: ${line}`);
      return [line.slice(0, at), line.slice(at + 1)];
    });
  return Object.fromEntries(entries);
}

/** Whether the prepared Chromium for lavapipe is there. */
export function hasLavapipe(): boolean {
  return existsSync(LAVAPIPE_ENV);
}

/** The better of the two that need no GPU: lavapipe where it is set up. */
export function softwareAdapter(): AdapterName {
  return hasLavapipe() ? 'lavapipe' : 'swiftshader';
}

export const LAVAPIPE_MISSING =
  'The f16 adapter is not set up: run e2e/cpu-webgpu/setup.sh (as root, on Debian 12).';

function lavapipe(): { executablePath: string; env: Record<string, string> } {
  if (!hasLavapipe()) throw new Error(LAVAPIPE_MISSING);
  const { CHROMIUM, ...env } = parseEnv(readFileSync(LAVAPIPE_ENV, 'utf8'));
  if (CHROMIUM === undefined || !existsSync(CHROMIUM)) {
    throw new Error(`${path.basename(LAVAPIPE_ENV)} names no browser that exists. ${LAVAPIPE_MISSING}`);
  }
  return { executablePath: CHROMIUM, env };
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/**
 * What chromium.launch() and launchPersistentContext() take.
 *
 * @param offline refuses every host but this machine, for where the whole process cannot be cut off.
 */
export function launchOptions(adapter: AdapterName, offline = false): LaunchOptions {
  const args: string[] = [];
  // Chromium's sandbox refuses to run as root; these browsers open pages of this project alone.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (offline) args.push('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  if (adapter === 'default') {
    // On Linux Chrome still hides WebGPU on many drivers behind this switch.
    args.push('--enable-unsafe-webgpu', '--enable-features=Vulkan');
    return { executablePath: findBrowser(), args, ignoreDefaultArgs: AGAINST_WEBGPU };
  }
  args.push('--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader');
  if (adapter === 'swiftshader')
    return { executablePath: findBrowser(), args, ignoreDefaultArgs: AGAINST_WEBGPU };
  const { executablePath, env } = lavapipe();
  // The layer has to be loaded by the process that talks to the GPU, which the sandbox would refuse.
  if (!args.includes('--no-sandbox')) args.push('--no-sandbox');
  return { executablePath, args, ignoreDefaultArgs: AGAINST_WEBGPU, env: { ...definedEnv(), ...env } };
}
