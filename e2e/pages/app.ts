import type { Locator, Page } from '@playwright/test';
import { ChatPage } from './chat.ts';
import { DisclaimerBar } from './disclaimer.ts';
import { EmergencyPart } from './emergency.ts';
import { EvaluatePage } from './evaluate.ts';
import { GatePage } from './gate.ts';
import { HistoryPage } from './history.ts';
import { ModelPage } from './model.ts';
import { PresenterPage } from './presenter.ts';
import { OfflinePart } from './offline.ts';
import { PacksPage } from './packs.ts';
import { SettingsPage } from './settings.ts';
import { TransferPage } from './transfer.ts';

export interface Wish {
  readonly model?: string | null;
  readonly quantization?: string | null;
}

/** The address that asks for a model, as a person could type it. */
export function addressFor(url: string, { model = null, quantization = null }: Wish): string {
  const address = new URL(url);
  if (model !== null) address.searchParams.set('model', model);
  if (quantization !== null) address.searchParams.set('quantization', quantization);
  return address.href;
}

/** The whole page, found by roles and names alone; README.md lists them. */
export class AppPage {
  readonly page: Page;
  readonly url: string;
  readonly gate: GatePage;
  readonly disclaimer: DisclaimerBar;
  readonly emergency: EmergencyPart;
  readonly model: ModelPage;
  readonly chat: ChatPage;
  readonly settings: SettingsPage;
  readonly history: HistoryPage;
  readonly packs: PacksPage;
  readonly transfer: TransferPage;
  readonly presenter: PresenterPage;
  readonly evaluate: EvaluatePage;
  readonly offline: OfflinePart;
  /** Where problems are told, wherever on the page. */
  readonly alert: Locator;

  /** @param url where the page is, without a query. */
  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    this.gate = new GatePage(page);
    this.disclaimer = new DisclaimerBar(page);
    this.emergency = new EmergencyPart(page);
    this.model = new ModelPage(page);
    this.chat = new ChatPage(page);
    this.settings = new SettingsPage(page);
    this.history = new HistoryPage(page);
    this.packs = new PacksPage(page);
    this.transfer = new TransferPage(page);
    this.presenter = new PresenterPage(page);
    this.evaluate = new EvaluatePage(page);
    this.offline = new OfflinePart(page);
    // Where the page cannot be drawn at all, another one stands in for it.
    const crash = page.getByRole('heading', { name: 'This page ran into an error' });
    this.alert = page.getByRole('alert').or(crash);
  }

  async open(wish: Wish = {}): Promise<void> {
    await this.page.goto(addressFor(this.url, wish));
  }

  /** Opens the page for the first time, and goes past the gate. */
  async enter(wish: Wish = {}): Promise<void> {
    await this.open(wish);
    await this.gate.acknowledge();
  }

  get menuButton(): Locator {
    return this.page.getByRole('button', { name: 'Menu', exact: true });
  }

  /** What the menu offers, by name. */
  async menuEntries(): Promise<string[]> {
    await this.menuButton.click();
    const entries = await this.page.getByRole('banner').getByRole('listitem').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return entries;
  }

  /** Chooses an entry of the menu; those that open a dialog are of its name. */
  async openFromMenu(name: string): Promise<Locator> {
    await this.menuButton.click();
    await this.page
      .getByRole('banner')
      .getByRole('listitem')
      .getByRole('button', { name, exact: true })
      .click();
    const dialog = this.page.getByRole('dialog', { name });
    await this.#fetched(dialog);
    return dialog;
  }

  async openAbout(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'About', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'About this page' });
    await this.#fetched(dialog);
    return dialog;
  }

  /** What a dialog holds is fetched when it is first opened. */
  async #fetched(dialog: Locator): Promise<void> {
    await dialog.getByRole('heading', { level: 2 }).first().waitFor();
    await dialog.getByText('Fetching this part of the page').waitFor({ state: 'detached' });
  }
}
