import type { ConceptDocument } from './concept.ts'
import { agriculture } from './shipped/agriculture.ts'
import { animals } from './shipped/animals.ts'
import { army } from './shipped/army.ts'
import { artificialIntelligence } from './shipped/artificial-intelligence.ts'
import { banking } from './shipped/banking.ts'
import { books } from './shipped/books.ts'
import { climate } from './shipped/climate.ts'
import { corruption } from './shipped/corruption.ts'
import { courts } from './shipped/courts.ts'
import { crime } from './shipped/crime.ts'
import { culture } from './shipped/culture.ts'
import { digital } from './shipped/digital.ts'
import { diplomacy } from './shipped/diplomacy.ts'
import { disaster } from './shipped/disaster.ts'
import { economy } from './shipped/economy.ts'
import { education } from './shipped/education.ts'
import { elections } from './shipped/elections.ts'
import { employment } from './shipped/employment.ts'
import { energy } from './shipped/energy.ts'
import { enterprise } from './shipped/enterprise.ts'
import { environment } from './shipped/environment.ts'
import { family } from './shipped/family.ts'
import { food } from './shipped/food.ts'
import { government } from './shipped/government.ts'
import { health } from './shipped/health.ts'
import { history } from './shipped/history.ts'
import { housing } from './shipped/housing.ts'
import { industry } from './shipped/industry.ts'
import { media } from './shipped/media.ts'
import { migration } from './shipped/migration.ts'
import { musicFilm } from './shipped/music-film.ts'
import { parliament } from './shipped/parliament.ts'
import { religion } from './shipped/religion.ts'
import { science } from './shipped/science.ts'
import { security } from './shipped/security.ts'
import { socialAid } from './shipped/social-aid.ts'
import { space } from './shipped/space.ts'
import { sport } from './shipped/sport.ts'
import { tourism } from './shipped/tourism.ts'
import { trade } from './shipped/trade.ts'
import { transport } from './shipped/transport.ts'
import { warPeace } from './shipped/war-peace.ts'
import { water } from './shipped/water.ts'
import { women } from './shipped/women.ts'
import { youth } from './shipped/youth.ts'

/** The concepts that come along, by id; none is calibrated: that is done on the archive's own articles. */
export const shippedConcepts: readonly ConceptDocument[] = [
  agriculture,
  animals,
  army,
  artificialIntelligence,
  banking,
  books,
  climate,
  corruption,
  courts,
  crime,
  culture,
  digital,
  diplomacy,
  disaster,
  economy,
  education,
  elections,
  employment,
  energy,
  enterprise,
  environment,
  family,
  food,
  government,
  health,
  history,
  housing,
  industry,
  media,
  migration,
  musicFilm,
  parliament,
  religion,
  science,
  security,
  socialAid,
  space,
  sport,
  tourism,
  trade,
  transport,
  warPeace,
  water,
  women,
  youth,
]
