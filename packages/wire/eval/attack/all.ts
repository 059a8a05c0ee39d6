import type { Attack } from './attack.ts'
import { backtrackingAttacks } from './backtracking.ts'
import { busyFeedAttacks } from './busy-feed.ts'
import { calendarAttacks, partAttacks } from './calendar.ts'
import { cutAttacks } from './cut.ts'
import { entryAttacks } from './entry.ts'
import { feedAttacks } from './feed.ts'
import { jsonAttacks } from './json.ts'
import { mailAttacks } from './mail.ts'
import { newsMlG2Attacks } from './newsml-g2.ts'
import { oldAttacks } from './old.ts'
import { pageAttacks } from './page.ts'
import { pageColumnAttacks } from './page-columns.ts'
import { photoAttacks } from './photo.ts'
import { xmlAttacks } from './xml.ts'

/** Every attack that the readers are measured by. */
export const attacks: readonly Attack[] = [
  ...feedAttacks,
  ...busyFeedAttacks,
  ...xmlAttacks,
  ...entryAttacks,
  ...newsMlG2Attacks,
  ...jsonAttacks,
  ...oldAttacks,
  ...calendarAttacks,
  ...mailAttacks,
  ...partAttacks,
  ...photoAttacks,
  ...backtrackingAttacks,
  ...pageAttacks,
  ...pageColumnAttacks,
  ...cutAttacks,
]
