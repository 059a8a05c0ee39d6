import type { Translated } from '../catalogue.ts'
import { polls as english } from '../en/polls.ts'

export const polls: Translated<typeof english> = english
