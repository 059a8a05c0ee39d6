import type { Catalogue } from '../catalogue.ts'
import { account } from './account.ts'
import { alarms } from './alarms.ts'
import { exchange } from './exchange.ts'
import { faults } from './faults.ts'
import { item } from './item.ts'
import { keys } from './keys.ts'
import { rights } from './rights.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { words } from './words.ts'

export const catalogue = {
  account,
  alarms,
  exchange,
  faults,
  item,
  keys,
  rights,
  shell,
  signIn,
  words,
} satisfies Catalogue
