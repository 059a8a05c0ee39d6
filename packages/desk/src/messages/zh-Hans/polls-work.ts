import type { Translated } from '../catalogue.ts'
import { pollsWork as english } from '../en/polls-work.ts'

export const pollsWork: Translated<typeof english> = english
