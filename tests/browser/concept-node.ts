import { parseArticle, type Article } from '@suyab/coverage/article'
import type { Log } from '@suyab/server/log'
import { startArchiveNode, type ArchiveNode } from './archive-node.ts'

/** A newsroom's node whose concepts are worked on, and a one-time link of its analyst. */
export function startConceptNode(dataFolder: string, log: Log): Promise<ArchiveNode> {
  return startArchiveNode(dataFolder, log, {
    newsroom: { id: 'sozdor.example', names: { ky: 'Сөздөр', en: 'Sozdor' } },
    person: { name: 'Ada Finch', role: 'analyst', language: 'en' },
    articles: press(),
  })
}

/** Of 100 articles in English 60 say "teenager"; of these 20 are about a show called so. */
function press(): Article[] {
  return Array.from({ length: 100 }, (_, number) => {
    const said = number < 60 ? (number % 3 === 0 ? 'the show Teenager Nights' : 'a teenager at school') : 'rain over the fields' // prettier-ignore
    const parsed = parseArticle(
      {
        link: `https://echo.example/${number}`,
        outlet: 'echo',
        country: 'KG',
        language: 'en',
        published: `2025-0${1 + (number % 6)}-11T08:00:00Z`,
        timeZone: 'Asia/Bishkek',
        title: `About ${said}, part ${number}`,
        text: `It was written of ${said}. Nobody counted the ${number} days. `.repeat(1 + (number % 4)), // prettier-ignore
      },
      Date.now(),
    )
    if (!parsed.ok) throw new Error(parsed.fault.code)
    return parsed.value
  })
}
