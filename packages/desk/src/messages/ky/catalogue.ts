import type { Catalogue } from '../catalogue.ts'
import { account } from './account.ts'
import { faults } from './faults.ts'
import { keys } from './keys.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { words } from './words.ts'

export const catalogue = { account, faults, keys, shell, signIn, words } satisfies Catalogue
