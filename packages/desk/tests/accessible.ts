import { AxeBuilder } from '@axe-core/playwright'
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

/** How often a page or a dialog was looked at, for the line at the end of a file. */
export const looked = { times: 0 }

/** axe finds nothing on the page as it stands, wide and narrow, light and dark; nor is it wider than the window. */
export async function expectAccessible({ page }: Desk, where: string): Promise<void> {
  const before = page.viewportSize()!
  for (const { width, colours } of looks) {
    await page.setViewportSize({ width, height: before.height })
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    // In the dark only the colours are others.
    if (colours === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
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
