import { describe, expect, it } from 'vitest';
import { BrowserNotFound, findBrowser, type Machine } from './findBrowser.ts';

const OWN = '/home/someone/.cache/ms-playwright/chromium-1/chrome';

function machine(
  platform: NodeJS.Platform,
  files: readonly string[],
  env: Machine['env'] = { PATH: '/usr/local/bin:/usr/bin' },
): Machine {
  return { platform, env, isExecutable: (file) => files.includes(file), playwrightBrowser: OWN };
}

describe('findBrowser', () => {
  it.each<[string, Machine, string]>([
    [
      'the CHROMIUM variable above all',
      machine('linux', ['/x/chrome', '/usr/bin/chromium'], { CHROMIUM: '/x/chrome' }),
      '/x/chrome',
    ],
    [
      'an empty CHROMIUM as none',
      machine('linux', ['/usr/bin/chromium'], { CHROMIUM: '' }),
      '/usr/bin/chromium',
    ],
    [
      'PATH in its order',
      machine('linux', ['/usr/bin/chromium', '/usr/local/bin/chromium']),
      '/usr/local/bin/chromium',
    ],
    [
      'Chrome before Chromium',
      machine('linux', ['/usr/bin/chromium', '/usr/bin/google-chrome-stable']),
      '/usr/bin/google-chrome-stable',
    ],
    ['a snap', machine('linux', ['/snap/bin/chromium', OWN]), '/snap/bin/chromium'],
    ['nothing relative to where it runs', machine('linux', ['chromium', OWN], { PATH: ':.' }), OWN],
    [
      "a person's own Applications",
      machine('darwin', ['/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium'], { HOME: '/Users/a' }),
      '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    [
      'Chrome for one Windows user',
      machine('win32', ['C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'], {
        ProgramFiles: 'C:\\Program Files',
        LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
      }),
      'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
    ["Playwright's own last", machine('linux', [OWN]), OWN],
  ])('takes %s', (_what, on, expected) => expect(findBrowser(on)).toBe(expected));

  it.each<[string, Machine, RegExp]>([
    ['Linux', machine('linux', []), /apt-get install chromium.*npx playwright install chromium/],
    ['macOS', machine('darwin', []), /brew install/],
    ['Windows', machine('win32', []), /winget install Google\.Chrome/],
    ['any other system', machine('freebsd', []), /Install one: npx playwright install chromium/],
    [
      'a CHROMIUM that is not there, without taking another',
      machine('linux', ['/usr/bin/chromium'], { CHROMIUM: '/nowhere' }),
      /CHROMIUM is set to \/nowhere, which does not exist/,
    ],
  ])('names the remedy on %s', (_what, on, message) => {
    expect(() => findBrowser(on)).toThrow(BrowserNotFound);
    expect(() => findBrowser(on)).toThrow(message);
  });
});
