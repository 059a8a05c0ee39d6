import type { NewStatement } from '@suyab/exchange/issue'

/**
 * The story of one sender, as a function of how many versions it has told: every fourth version
 * corrects the story before it. A sender that was killed goes on from what its database holds.
 */
export function planned(newsroom: string, from: number, count: number): NewStatement[] {
  return Array.from({ length: count }, (_, index) => version(newsroom, from + index))
}

function version(newsroom: string, position: number): NewStatement {
  const corrects = position % 4 === 3
  const story = corrects ? position - 1 : position
  const headline = `Кабар ${story}`
  const told = `${headline}: Бишкекте ${position} киши чогулду, жыйын ${position % 24} саатка созулду.`
  return {
    uri: `tag:${newsroom},2026:plan-${story}`,
    action: corrects ? 'correct' : 'publish',
    kind: 'text',
    language: 'ky',
    ...(corrects ? { reason: 'саны такталды' } : {}),
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
