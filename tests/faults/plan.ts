import type { NewStatement } from '@suyab/exchange/issue'

/**
 * The story of one sender, as a function of how many versions it has told. Two items live side by
 * side: one is published, corrected, withheld and released, the other is published and killed. A
 * sender that was killed itself goes on from what its database holds.
 */
export function plannedLives(newsroom: string, from: number, count: number): NewStatement[] {
  return Array.from({ length: count }, (_, index) => version(newsroom, from + index))
}

const life = [
  { item: 0, action: 'publish' },
  { item: 1, action: 'publish' },
  { item: 0, action: 'correct' },
  { item: 0, action: 'withhold' },
  { item: 0, action: 'release' },
  { item: 1, action: 'kill' },
] as const

/** The same for a sender that publishes, and corrects every third story. */
export function plannedStories(newsroom: string, from: number, count: number): NewStatement[] {
  return Array.from({ length: count }, (_, index) => {
    const position = from + index
    const corrects = position % 4 === 3
    const story = corrects ? position - 1 : position
    return said(newsroom, story, position, corrects ? 'correct' : 'publish')
  })
}

function version(newsroom: string, position: number): NewStatement {
  const place = position % life.length
  const { item, action } = life[place] ?? life[0]
  return said(newsroom, position - place + item, position, action)
}

function said(
  newsroom: string,
  story: number,
  position: number,
  action: NewStatement['action'],
): NewStatement {
  const headline = `Кабар ${story}`
  const told = `${headline}: Бишкекте ${position} киши чогулду, жыйын ${position % 24} саатка созулду.`
  const about = {
    uri: `tag:${newsroom},2026:plan-${story}`,
    action,
    kind: 'text',
    language: 'ky',
    ...(action === 'publish' || action === 'release' ? {} : { reason: 'саны такталды' }),
  } as const
  if (action !== 'publish' && action !== 'correct') return about
  return {
    ...about,
    item: {
      type: 'text',
      headlines: [{ role: 'main', value: headline }],
      descriptions: [{ role: 'summary', value: told }],
      bodies: [
        {
          role: 'main',
          contentType: 'text/html',
          value: `<p>${told}</p><p>${paragraph}</p><p>${paragraph}</p>`,
        },
      ],
      subjects: [{ name: 'Саясат', uri: 'https://cv.example/medtop/11000000' }],
    },
  }
}

const paragraph =
  'Шаардык кеңештин мүчөлөрү жолдорду оңдоо, суу түтүктөрүн алмаштыруу жана мектептердин жылытуусу тууралуу маселелерди талкуулашты. Депутаттардын айтымында, иштер жазга чейин аяктайт, ал эми каражат республикалык бюджеттен бөлүнөт.'
