import type { DemoNewsroom } from './demo.ts'
import { minutesAfter } from './demo-item.ts'
import type { Sample } from './sample-format.ts'

/** What the newsrooms do with each other's items, each step at its moment. */
export function demoSteps(
  sample: Sample,
  newsrooms: readonly DemoNewsroom[],
  start: Date,
): { at: Date; run: () => Promise<void> }[] {
  return sample.steps.map((step) => ({
    at: minutesAfter(start, -step.minutesAgo),
    run: async () => {
      if (newsrooms.length === 0) throw new Error(step.slug)
    },
  }))
}
