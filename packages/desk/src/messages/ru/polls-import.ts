import type { Translated } from '../catalogue.ts'
import { pollsImport as english } from '../en/polls-import.ts'

export const pollsImport: Translated<typeof english> = english
