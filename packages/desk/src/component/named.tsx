import { directionOf } from '@suyab/language/tag'
import type { Names } from '@suyab/server/api'
import type { ElementType, ReactNode } from 'react'
import { useText } from '../text/text.tsx'

/** A text in a language of its own, with its direction. */
export function In({
  language,
  as: Tag = 'span',
  className,
  id,
  children,
}: {
  language: string
  as?: ElementType
  className?: string
  id?: string
  children: ReactNode
}) {
  return (
    <Tag lang={language} dir={directionOf(language)} className={className} id={id}>
      {children}
    </Tag>
  )
}

/** A newsroom's name, in the language it is given in. */
export function NewsroomName({ names }: { names: Names }) {
  const { text, language } = useText().name(names)
  return <bdi lang={language}>{text}</bdi>
}
