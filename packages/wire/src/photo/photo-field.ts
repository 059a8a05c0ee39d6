import { normalLines } from '../long-text.ts'

/** A text with its language; empty where none is said, `x-default` for everybody's. */
export interface PhotoText {
  readonly language: string
  readonly text: string
}

/** What one of the blocks says, by the names of fields. */
export type PhotoWords = ReadonlyMap<PhotoFieldName, readonly PhotoText[]>

/** A field that XMP and IIM may both have. */
export interface PhotoField {
  readonly name: PhotoFieldName
  /** Its form in XMP: one text, an unordered or ordered list, the same text in languages. */
  readonly form: 'text' | 'bag' | 'seq' | 'languages'
  readonly xmp?: string
  /** Its data set in record 2 of IIM, and how many octets that may have. */
  readonly iim?: number
  readonly octets?: number
  /** Whether IIM may hold it more than once. */
  readonly repeats?: true
}

export type PhotoFieldName =
  | 'title'
  | 'headline'
  | 'caption'
  | 'creators'
  | 'captionWriter'
  | 'credit'
  | 'source'
  | 'copyright'
  | 'owners'
  | 'usageTerms'
  | 'rightsLink'
  | 'instructions'
  | 'sublocation'
  | 'city'
  | 'state'
  | 'country'
  | 'countryCode'
  | 'keywords'
  | 'subjectCodes'
  | 'category'
  | 'categories'
  | 'urgency'
  | 'job'
  | 'created'
  | 'changed'
  | 'embargoed'
  | 'expires'
  | 'language'
  | 'scenes'
  | 'genre'
  | 'alt'
  | 'extended'
  | 'people'
  | 'organisations'
  | 'event'
  | 'digitalSource'
  | 'guid'

/**
 * The fields of a picture's words, and where XMP and IIM have them. Dates and languages stand in
 * several data sets or forms and are read on their own.
 * @source IPTC Photo Metadata Standard 2024.1; IPTC-NAA IIM 4.2
 */
export const photoFields: readonly PhotoField[] = [
  { name: 'title', form: 'languages', xmp: 'dc:title', iim: 5, octets: 64 },
  { name: 'headline', form: 'text', xmp: 'photoshop:Headline', iim: 105, octets: 256 },
  { name: 'caption', form: 'languages', xmp: 'dc:description', iim: 120, octets: 2000 },
  { name: 'creators', form: 'seq', xmp: 'dc:creator', iim: 80, octets: 32, repeats: true },
  {
    name: 'captionWriter',
    form: 'text',
    xmp: 'photoshop:CaptionWriter',
    iim: 122,
    octets: 32,
    repeats: true,
  },
  { name: 'credit', form: 'text', xmp: 'photoshop:Credit', iim: 110, octets: 32 },
  { name: 'source', form: 'text', xmp: 'photoshop:Source', iim: 115, octets: 32 },
  { name: 'copyright', form: 'languages', xmp: 'dc:rights', iim: 116, octets: 128 },
  { name: 'usageTerms', form: 'languages', xmp: 'xmpRights:UsageTerms' },
  { name: 'rightsLink', form: 'text', xmp: 'xmpRights:WebStatement' },
  { name: 'instructions', form: 'text', xmp: 'photoshop:Instructions', iim: 40, octets: 256 },
  { name: 'sublocation', form: 'text', xmp: 'Iptc4xmpCore:Location', iim: 92, octets: 32 },
  { name: 'city', form: 'text', xmp: 'photoshop:City', iim: 90, octets: 32 },
  { name: 'state', form: 'text', xmp: 'photoshop:State', iim: 95, octets: 32 },
  { name: 'country', form: 'text', xmp: 'photoshop:Country', iim: 101, octets: 64 },
  { name: 'countryCode', form: 'text', xmp: 'Iptc4xmpCore:CountryCode', iim: 100, octets: 3 },
  { name: 'keywords', form: 'bag', xmp: 'dc:subject', iim: 25, octets: 64, repeats: true },
  {
    name: 'subjectCodes',
    form: 'bag',
    xmp: 'Iptc4xmpCore:SubjectCode',
    iim: 12,
    octets: 236,
    repeats: true,
  },
  { name: 'category', form: 'text', xmp: 'photoshop:Category', iim: 15, octets: 3 },
  {
    name: 'categories',
    form: 'bag',
    xmp: 'photoshop:SupplementalCategories',
    iim: 20,
    octets: 32,
    repeats: true,
  },
  { name: 'urgency', form: 'text', xmp: 'photoshop:Urgency', iim: 10, octets: 1 },
  { name: 'job', form: 'text', xmp: 'photoshop:TransmissionReference', iim: 103, octets: 32 },
  { name: 'created', form: 'text', xmp: 'photoshop:DateCreated' },
  { name: 'changed', form: 'text', xmp: 'xmp:MetadataDate' },
  { name: 'scenes', form: 'bag', xmp: 'Iptc4xmpCore:Scene' },
  { name: 'genre', form: 'text', xmp: 'Iptc4xmpCore:IntellectualGenre' },
  { name: 'alt', form: 'languages', xmp: 'Iptc4xmpCore:AltTextAccessibility' },
  { name: 'extended', form: 'languages', xmp: 'Iptc4xmpCore:ExtDescrAccessibility' },
  { name: 'people', form: 'bag', xmp: 'Iptc4xmpExt:PersonInImage' },
  { name: 'organisations', form: 'bag', xmp: 'Iptc4xmpExt:OrganisationInImageName' },
  { name: 'event', form: 'languages', xmp: 'Iptc4xmpExt:Event' },
  { name: 'digitalSource', form: 'text', xmp: 'Iptc4xmpExt:DigitalSourceType' },
  { name: 'guid', form: 'text', xmp: 'Iptc4xmpExt:DigImageGUID' },
]

/** Text as it is kept: new lines as one sign, nothing but words at its ends. */
export function settledText(text: string): string {
  return normalLines(text).trim()
}

/** The text of everybody, else the first. */
export function mainText(texts: readonly PhotoText[] | undefined): string {
  return (texts?.find(({ language }) => language === 'x-default') ?? texts?.[0])?.text ?? ''
}
