/**
 * A news item in the terms of IPTC ninjs 3.1: what every reader of this package gives and every
 * writer takes. Only what the standard names; our own words live in the envelope around it.
 * @source IPTC ninjs 3.1, https://iptc.org/std/ninjs/
 */
export interface NewsItem {
  readonly uri: string
  readonly type?: NewsType
  readonly representationType?: 'full' | 'partial'
  readonly profile?: string
  readonly version?: string
  readonly standard?: {
    readonly name?: string
    readonly version?: string
    readonly schema?: string
  }
  /** RFC 3339 date-times, all of them with their zone. */
  readonly firstCreated?: string
  readonly versionCreated?: string
  readonly contentCreated?: string
  readonly embargoedUntil?: string
  readonly expires?: string
  readonly pubStatus?: 'usable' | 'withheld' | 'canceled'
  /** 1 (most urgent) to 9. */
  readonly urgency?: number
  readonly copyrightHolder?: string
  readonly copyrightNotice?: string
  readonly usageTerms?: string
  readonly rightsInfo?: RightsInfo
  readonly digitalSourceType?: Named
  readonly edNote?: string
  /** BCP 47. */
  readonly language?: string
  readonly title?: string
  readonly by?: string
  readonly slugline?: string
  readonly located?: string
  readonly headlines?: readonly Words[]
  readonly descriptions?: readonly Words[]
  readonly bodies?: readonly Body[]
  readonly people?: readonly Party[]
  readonly organisations?: readonly Organisation[]
  readonly places?: readonly Place[]
  readonly subjects?: readonly Subject[]
  readonly genres?: readonly Named[]
  readonly events?: readonly (Concept & { readonly id?: string })[]
  readonly objects?: readonly Concept[]
  readonly infoSources?: readonly InfoSource[]
  readonly eventDetails?: EventDetails
  readonly plannedCoverage?: readonly PlannedCoverage[]
  readonly renditions?: readonly Rendition[]
  readonly associations?: readonly Association[]
  readonly altIds?: readonly { readonly role?: string; readonly value?: string }[]
  readonly trustIndicators?: readonly {
    readonly role?: string
    readonly title?: string
    readonly href?: string
  }[]
}

/** What an item in these terms says about itself. */
export const ninjsStandard: {
  readonly name: 'ninjs'
  readonly version: '3.1'
  readonly schema: string
} = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
}

export type NewsType =
  | 'text'
  | 'audio'
  | 'video'
  | 'picture'
  | 'graphic'
  | 'composite'
  | 'component'
  | 'event'
  | 'planning'

/** A headline or description; `contentType` absent means plain text. */
export interface Words {
  readonly role?: string
  readonly contentType?: string
  readonly value: string
}

export interface Body extends Words {
  readonly charCount?: number
  readonly wordCount?: number
}

export interface Named {
  readonly name?: string
  readonly uri?: string
  readonly literal?: string
}

export interface Concept extends Named {
  readonly rel?: string
}

export interface Subject extends Concept {
  readonly creator?: string
  /** 0 to 100. */
  readonly relevance?: number
  readonly confidence?: number
}

export interface Party extends Concept {
  readonly contactInfo?: readonly ContactInfo[]
}

export interface Organisation extends Party {
  readonly symbols?: readonly {
    readonly exchange?: string
    readonly symbolType?: string
    readonly symbol?: string
  }[]
}

export interface Place extends Party {
  /** RFC 7946. */
  readonly geoJSON?: Readonly<Record<string, unknown>>
}

export interface InfoSource extends Named {
  readonly role?: string
  readonly contactInfo?: readonly ContactInfo[]
}

export interface ContactInfo {
  readonly type?: string
  readonly role?: string
  readonly lang?: string
  readonly name?: string
  readonly value?: string
  readonly address?: {
    readonly lines?: readonly string[]
    readonly locality?: string
    readonly area?: string
    readonly postalCode?: string
    readonly country?: string
  }
}

export interface Rendition {
  readonly name: string
  readonly href?: string
  readonly contentType?: string
  readonly title?: string
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  readonly sizeInBytes?: number
  /** Seconds. */
  readonly duration?: number
  readonly format?: string
  readonly aspectRatio?: string
  readonly videoCodec?: string
  readonly frameRate?: number
  readonly poi?: { readonly x?: number; readonly y?: number }
  readonly transportProtocol?: string
  readonly scanType?: 'progressive' | 'interlaced'
  readonly bitrate?: string
}

/** An item bound to another: a picture of a story, a member of a package. */
export type Association = Partial<NewsItem> & { readonly name?: string; readonly rel?: string }

export interface RightsInfo {
  readonly langId?: string
  readonly linkedRights?: string
  /** An ODRL/RightsML policy as a string. */
  readonly encodedRights?: string
}

export interface EventDates {
  readonly startDate?: string
  readonly endDate?: string
  readonly expectedStartDate?: string
  readonly expectedEndDate?: string
  readonly expectedDuration?: string
  readonly recurrence?: Readonly<Record<string, unknown>>
}

export interface EventDetails {
  readonly eventStatus?: string
  readonly plannedCoverageStatus?: string
  readonly dates?: EventDates
  readonly organiser?: Organisation
}

export interface PlannedCoverage {
  readonly uri?: string
  readonly title?: string
  readonly pubStatus?: 'usable' | 'withheld' | 'canceled'
  readonly type?: NewsType
  readonly commissioned?: Readonly<Record<string, unknown>>
  readonly dates?: EventDates
  readonly audiences?: readonly { readonly audience?: string; readonly significance?: number }[]
  readonly exclAudience?: readonly string[]
  readonly edNote?: string
  readonly urgency?: number
  readonly language?: string
  readonly itemCount?: { readonly rangeFrom?: number; readonly rangeTo?: number }
  readonly wordCount?: number
  readonly renditions?: readonly Rendition[]
}
