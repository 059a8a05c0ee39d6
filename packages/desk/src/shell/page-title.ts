import { useEffect } from 'react'
import { useSession } from '../api/session.ts'
import { useText } from '../text/text.tsx'

const FLASH = 1200
let page = ''
let alarm: string | null = null
let flashing: ReturnType<typeof setInterval> | undefined

/** Sets the document's title: the page, the newsroom, the product. */
export function usePageTitle(title: string): void {
  const text = useText()
  const { newsroom } = useSession()
  const house = text.name(newsroom.names).text
  useEffect(() => {
    page = [title, house, text.say('shell.product')].filter(Boolean).join(' · ')
    document.title = page
  }, [title, house, text])
}

/** Lets the title change between the page and an alarm until it is called off with null. */
export function flashTitle(words: string | null): void {
  if (words === alarm) return
  alarm = words
  clearInterval(flashing)
  document.title = page
  if (words === null) return
  let shown = false
  flashing = setInterval(() => {
    shown = !shown
    document.title = shown && alarm !== null ? alarm : page
  }, FLASH)
}
