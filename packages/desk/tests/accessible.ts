import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Desk } from './desk.ts'

interface Look {
  readonly width: number
  readonly colours: 'light' | 'dark'
}
const looks: readonly Look[] = [
  { width: 1440, colours: 'light' },
  { width: 1440, colours: 'dark' },
  { width: 390, colours: 'dark' },
  { width: 390, colours: 'light' },
]

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** How often axe looked at a page or a dialog in this file. */
export const looked = { times: 0 }

/** axe finds nothing on the page as it stands, wide and narrow, light and dark; nor is it wider than the window. */
export async function expectAccessible({ page }: Desk, where: string): Promise<void> {
  const before = page.viewportSize()!
  for (const look of looks) {
    const { width, colours } = look
    await page.setViewportSize({ width, height: before.height })
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
    const violations = look === looks[0] ? await lookFirst(page) : await lookAgain(page, colours)
    looked.times += 1
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join('\n')}`,
    )
    expect(found, `${where}, ${width} px, ${colours}`).toEqual([])
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, `${where} is wider than ${width} px`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(before)
}

async function lookFirst(page: Page): Promise<Violation[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  return (await axe.analyze()).violations
}

/** With the axe that the first look left in the page; in the dark only the colours are others. */
async function lookAgain(page: Page, colours: Look['colours']): Promise<Violation[]> {
  return page.evaluate(async (dark): Promise<Violation[]> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by axe
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> }
    }
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(dark ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
    })
    return violations
  }, colours === 'dark')
}
