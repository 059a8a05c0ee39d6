import type { Message } from '@suyab/language/message'
import type { DeskLanguage } from '@suyab/server/api'
import type { catalogue as english } from './en/catalogue.ts'

/** English is the reference: what it has, every language has. */
export type Reference = typeof english
export type PageName = keyof Reference
/** A page's messages in another language: the same keys, each a sentence or its plural forms. */
export type Translated<Page> = { readonly [Key in keyof Page]: Message }
export type Catalogue = { readonly [Page in PageName]: Translated<Reference[Page]> }

type KeysOf<Page extends PageName> = Extract<keyof Reference[Page], string>
/** `page.key` */
export type MessageKey = { [Page in PageName]: `${Page}.${KeysOf<Page>}` }[PageName]

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never
type TextOf<Value> = Value extends string ? Value : Value[keyof Value]
export type ValuesOf<Key extends MessageKey> =
  Key extends `${infer Page extends PageName}.${infer Name}`
    ? Name extends keyof Reference[Page]
      ? Placeholders<TextOf<Reference[Page][Name]>>
      : never
    : never

/** Each language is a chunk of its own: a desk loads the one it speaks. */
export const catalogues: Record<DeskLanguage, () => Promise<Catalogue>> = {
  'zh-Hans': async () => (await import('./zh-Hans/catalogue.ts')).catalogue,
  ru: async () => (await import('./ru/catalogue.ts')).catalogue,
  ky: async () => (await import('./ky/catalogue.ts')).catalogue,
  en: async () => (await import('./en/catalogue.ts')).catalogue,
}
