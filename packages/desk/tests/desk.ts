import { formatMessage, type Message } from '@suyab/language/message'
import type { DeskLanguage } from '@suyab/server/api'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { catalogues, type Catalogue, type MessageKey } from '../src/messages/catalogue.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** One-time links into the newsrooms that run. */
    links: { newsroom: string; name: string; link: string }[]
  }
}

export type Role = Parameters<Page['getByRole']>[0]
type Values = Readonly<Record<string, string | number>>
type Section =
  | 'incoming'
  | 'own'
  | 'translation'
  | 'research'
  | 'polls'
  | 'partners'
  | 'administration'

/** How long anything may take that is waited for, in milliseconds: the machine may be busy. */
const PATIENCE = 20_000

/** Debian's Chromium, or the one that CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The one-time link of a person of a newsroom that runs. */
export function linkOf(newsroom: string, name: string): string {
  const found = inject('links').find((link) => link.newsroom === newsroom && link.name === name)
  if (found === undefined) throw new Error(`${newsroom} has nobody called ${name}`)
  return found.link
}

/**
 * One person at a desk: finds things by the names that people read and hear, in the desk's
 * language, and counts what the hands do.
 */
export class Desk {
  readonly page: Page
  readonly origin: string
  readonly language: DeskLanguage
  readonly #words: Catalogue
  /** Clicks, fields filled and keys pressed so far. */
  actions = 0
  /** What went wrong in the page, and what the node's policy forbade it. */
  readonly complaints: string[] = []

  private constructor(page: Page, origin: string, language: DeskLanguage, words: Catalogue) {
    this.page = page
    this.origin = origin
    this.language = language
    this.#words = words
    page.setDefaultTimeout(PATIENCE)
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      // The browser tells of every refusal and broken line by itself; the desk says them in words.
      const refused = /^Failed to load resource|net::ERR_/.test(message.text())
      if (message.type() === 'error' && !refused) this.complaints.push(message.text())
    })
  }

  /** Gives a person a browser of their own and signs them in by their one-time link. */
  static async open(browser: Browser, link: string, language: DeskLanguage): Promise<Desk> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    const { origin } = new URL(link)
    const desk = new Desk(page, origin, language, await catalogues[language]())
    await page.goto(link)
    await page.waitForURL(`${origin}/incoming**`)
    await desk.heading('shell.incoming').waitFor()
    return desk
  }

  /** A message of the catalogue. */
  say(key: MessageKey, values: Values = {}): string {
    return formatMessage(this.#message(key), values, this.language)
  }

  /** A message as it may stand with any values. */
  like(key: MessageKey): RegExp {
    const message = this.#message(key)
    const forms = typeof message === 'string' ? [message] : Object.values(message)
    const patterns = forms.map((form) =>
      form
        .split(/\{\w+\}/)
        .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
        .join('.*'),
    )
    return new RegExp(patterns.join('|'), 'u')
  }

  #message(key: MessageKey): Message {
    const dot = key.indexOf('.')
    const pages: Readonly<Record<string, Readonly<Record<string, Message>>>> = this.#words
    const message = pages[key.slice(0, dot)]?.[key.slice(dot + 1)]
    if (message === undefined) throw new Error(`no message is called ${key}`)
    return message
  }

  /** Something with a role and a name, both as a reader of the screen hears them. */
  at(role: Role, name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole(role, { name }).first()
  }

  heading(key: MessageKey, within?: Page | Locator): Locator {
    return this.at('heading', this.say(key), within)
  }

  async click(role: Role, name: string | RegExp, within?: Page | Locator): Promise<void> {
    this.actions += 1
    await this.at(role, name, within).click()
  }

  async press(key: string): Promise<void> {
    this.actions += 1
    await this.page.keyboard.press(key)
  }

  /** Puts a text into a field, by its label. */
  async fill(label: string | RegExp, text: string, within: Page | Locator = this.page) {
    this.actions += 1
    await within.getByRole('textbox', { name: label }).first().fill(text)
  }

  /** Goes to a section by its link. */
  async go(section: Section): Promise<void> {
    const links = this.at('navigation', this.say('shell.sections'))
    await this.click('link', this.say(`shell.${section}`), links)
  }

  /** The question that is open. */
  dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  list(): Locator {
    return this.at('region', this.say('exchange.list'))
  }

  /** The item that is open, by its headline. */
  item(headline: string | RegExp): Locator {
    return this.page.getByRole('article', { name: headline }).filter({ hasNot: this.list() }).last()
  }

  /** Opens an item of the list by its headline. */
  async openItem(headline: string): Promise<Locator> {
    await this.click('link', headline, this.list())
    await this.page.getByRole('heading', { name: headline, level: 2 }).waitFor()
    return this.item(headline)
  }

  async sees(text: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** Waits until something is no longer there. */
  async loses(locator: Locator): Promise<void> {
    await locator.waitFor({ state: 'detached' })
  }

  /** Asks the node as the desk does, with the person's cookie. */
  async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.page.request.fetch(`${this.origin}/api${path}`, {
      method,
      headers: { 'suyab-desk': '1' },
      ...(body === undefined ? {} : { data: body }),
    })
    const text = await response.text()
    if (!response.ok()) throw new Error(`${method} ${path}: ${text}`)
    return (text === '' ? null : JSON.parse(text)) as Answer
  }

  /** Leaves; gives what went wrong in the page meanwhile. */
  async close(): Promise<readonly string[]> {
    await this.page.context().close()
    return this.complaints
  }
}
