import type { ConceptDocument } from './concept.ts'
import { animals } from './shipped/animals.ts'
import { army } from './shipped/army.ts'
import { artificialIntelligence } from './shipped/artificial-intelligence.ts'
import { courts } from './shipped/courts.ts'
import { crime } from './shipped/crime.ts'
import { culture } from './shipped/culture.ts'
import { digital } from './shipped/digital.ts'
import { diplomacy } from './shipped/diplomacy.ts'
import { disaster } from './shipped/disaster.ts'
import { education } from './shipped/education.ts'
import { elections } from './shipped/elections.ts'
import { energy } from './shipped/energy.ts'
import { family } from './shipped/family.ts'
import { food } from './shipped/food.ts'
import { government } from './shipped/government.ts'
import { health } from './shipped/health.ts'
import { media } from './shipped/media.ts'
import { migration } from './shipped/migration.ts'
import { musicFilm } from './shipped/music-film.ts'
import { parliament } from './shipped/parliament.ts'
import { religion } from './shipped/religion.ts'
import { science } from './shipped/science.ts'
import { space } from './shipped/space.ts'
import { sport } from './shipped/sport.ts'
import { tourism } from './shipped/tourism.ts'
import { transport } from './shipped/transport.ts'
import { warPeace } from './shipped/war-peace.ts'

/** The concepts that come along, by id; none is calibrated: that is done on the archive's own articles. */
export const shippedConcepts: readonly ConceptDocument[] = [
  animals,
  army,
  artificialIntelligence,
  courts,
  crime,
  culture,
  digital,
  diplomacy,
  disaster,
  education,
  elections,
  energy,
  family,
  food,
  government,
  health,
  media,
  migration,
  musicFilm,
  parliament,
  religion,
  science,
  space,
  sport,
  tourism,
  transport,
  warPeace,
]
