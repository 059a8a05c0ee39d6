import type { Translated } from '../catalogue.ts'
import { pollsTable as english } from '../en/polls-table.ts'

export const pollsTable: Translated<typeof english> = english
