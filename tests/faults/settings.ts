import { z } from 'zod'

/** How a node's process is to run. */
export interface NodeSettings {
  readonly id: string
  readonly folder: string
  readonly port: number
  /** Where its partner reaches it: itself or a proxy before it. */
  readonly origin: string
  /** What it issues, `batch` versions in a transaction, `pause` milliseconds between two. */
  readonly plan?: Plan
}

export interface Plan {
  readonly total: number
  readonly batch: number
  readonly pause: number
  /** Whole lives with withholding, release and kill; else stories and their corrections. */
  readonly lives: boolean
}

const schema: z.ZodType<NodeSettings> = z.object({
  id: z.string(),
  folder: z.string(),
  port: z.number(),
  origin: z.string(),
  plan: z
    .object({ total: z.number(), batch: z.number(), pause: z.number(), lives: z.boolean() })
    .exactOptional(),
})

/** Reads the settings that a node's process is given on its command line. */
export function parseSettings(text: string | undefined): NodeSettings {
  return schema.parse(JSON.parse(text ?? ''))
}
