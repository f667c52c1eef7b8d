/** Finds the Chrome or Chromium that the browser tests drive. */
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (file: string) => boolean;
  /** Where Playwright keeps, or would keep, a browser of its own. */
  readonly playwrightBrowser: string;
}

export class BrowserNotFound extends Error {
  override readonly name = 'BrowserNotFound';
}

const INSTALL: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'apt-get install chromium (Debian, Ubuntu), dnf install chromium (Fedora)',
  darwin: 'brew install --cask google-chrome',
  win32: 'winget install Google.Chrome',
};

/** Installed browsers by platform, in order of preference. Stable Chrome comes first: it is what visitors have. */
function installed(machine: Machine): string[] {
  const { platform, env } = machine;
  if (platform === 'darwin') {
    const applications = ['/Applications', path.posix.join(env['HOME'] ?? '', 'Applications')];
    return applications.flatMap((folder) => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData'] ?? env['LOCALAPPDATA']];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        path.win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.win32.join(root, 'Chromium', 'Application', 'chrome.exe'),
      ]);
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return names.flatMap((name) => [
    ...folders.map((folder) => path.posix.join(folder, name)),
    `/usr/bin/${name}`,
    ...(name.startsWith('google') ? ['/opt/google/chrome/chrome'] : [`/snap/bin/${name}`]),
  ]);
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isExecutable: (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  playwrightBrowser: chromium.executablePath(),
};

/**
 * The CHROMIUM variable, then an installed Chrome or Chromium, then Playwright's own.
 *
 * @returns the path of an executable.
 * @throws BrowserNotFound naming the command that installs one.
 */
export function findBrowser(machine: Machine = thisMachine): string {
  const asked = machine.env['CHROMIUM'];
  if (asked !== undefined && asked !== '') {
    if (machine.isExecutable(asked)) return asked;
    // Going on with another browser would test something other than what was asked for.
    throw new BrowserNotFound(
      `CHROMIUM is set to ${asked}, which ${existsSync(asked) ? 'cannot be executed' : 'does not exist'}. ` +
        'Set it to a Chrome or Chromium, or unset it.',
    );
  }
  const found = [...installed(machine), machine.playwrightBrowser].find((file) => machine.isExecutable(file));
  if (found !== undefined) return found;
  const install = INSTALL[machine.platform];
  throw new BrowserNotFound(
    `No Chrome or Chromium was found. Install one: ${install === undefined ? '' : `${install}; or `}` +
      'npx playwright install chromium. Or set CHROMIUM to the path of one.',
  );
}
