/**
 * Concepts, their details and events, in the notation of schema-items.ts.
 * @source NewsML-G2 2.35 Power
 */
export const conceptElements: string = `
bag = (bit:{<QCode ~type @significance:percent +quantify}+) +common +i18n &
altLoc = <iri +common ~type @role:qcode @roleruri:iri &
hierarchyInfo = <tokens +common &
concept = (conceptId type? name+ (definition | note | facet | remoteInfo | hierarchyInfo)*
  $relations $details? conceptExtProperty* #other*) +common +i18n &
definition = mixed <Block +validity
note = mixed <Block +validity
facet = <Flex ~rel +validity @g2flag:string=DEPR
personDetails = (born:TruncatedDateTime? died:TruncatedDateTime? (affiliation:PersonAffiliation
  | contactInfo:ContactInfo)* #other*) +common &
organisationDetails = (founded:TruncatedDateTime? dissolved:TruncatedDateTime?
  (location:FlexLocation | affiliation:OrganisationAffiliation | contactInfo:ContactInfo |
  hasInstrument)* #other*) +common &
hasInstrument = +common @symbol:string! ~symbolsrc ~market @marketlabel:string ~marketlabelsrc
  ~~type @rank:count
geoAreaDetails = (position? founded:TruncatedDateTime? dissolved:TruncatedDateTime?
  (line:{(position+) +common} | circle:{(position) +common @radius:double! ~radunit} |
  polygon:{(position+) +common})* #other*) +common &
POIDetails = (position:Position? address:PostalAddress? openHours:Label1? capacity:Label1?
  (contactInfo:ContactInfo | access:Block | details:Block)* created:TruncatedDateTime?
  ceasedToExist:TruncatedDateTime? #other*) +common &
objectDetails = (created:TruncatedDateTime? (copyrightNotice | creator)*
  ceasedToExist:TruncatedDateTime? #other*) +common &
eventDetails = (dates:{(start:{<ApproximateDateTime +confirmation} (end:{<ApproximateDateTime
  +confirmation} | duration:{<duration +common +confirmation})? $recurrence?
  confirmation:QCode?) +common} eventStatus:Qual? occurStatus:Qual? newsCoverageStatus:Qual?
  (registration:Block | keyword | accessStatus:Qual | participationRequirement:{<Flex1 ~role} |
  subject:Flex1Concept | location:{<FlexLocation ~role} | participant:Flex1Party |
  organiser:Flex1Party | contactInfo:ContactInfo | language |
  newsCoverage:{(g2contentType:{<string +common}? itemClass? assignedTo:Flex1Party*
  scheduled:ApproximateDateTime? service:Qual* edNote:Block* $described? #other*) ~role})*
  #other*) +common &local
event = (name+ (definition | note | facet)* $relations eventDetails) +common &
events = (event+) +common &
br = +common &
a = mixed (inline | span | ruby | #other*)* +common +i18n @class:string @href:iri
  @hreflang:string @rel:string @rev:string &
span = mixed (ruby | #other)* +common +i18n @class:string &
inline = mixed (span | ruby | #other*)* +common +flex +i18n +quantify @class:string &
ruby = (rb (rt | (rp rt rp))) +common +i18n &
`

/** Types of properties, and groups of their elements. */
export const propertyTypes: string = `
String = <string +common &
Assert = (#any*) @qcode:qcode @uri:iri @literal:line +common +i18n &
ConceptId = @qcode:qcode @uri:iri @created:day @retired:day +common &
ConceptName = <IntlString ~~role ~part +validity
SameAs = <Flex +validity
RelatedConcept = <Flex (facet | related:{<Flex (related:{<Flex ~rel @rank:count +validity
  +value})* ~rel @rank:count +validity +value} | sameAs)* ~rel @rank:count +validity
FlexRelatedConcept = <RelatedConcept (bag?) +value
PersonAffiliation = <FlexOrganisation +validity
OrganisationAffiliation = <FlexOrganisation +validity
Position = (#other*) +common @latitude:decimal! @longitude:decimal! @altitude:integer
  @gpsdatum:string &
ContactInfo = ((email:AddressText | im:AddressByTech | phone:AddressByTech | fax:AddressText |
  web:{<iri +common ~~role &} | address:PostalAddress | note)* #other*) +common ~~role &
PostalAddress = (line:{<IntlString ~role}* locality:Flex1Role* area:Flex1Role* country:Flex1?
  postalCode:IntlString? worldRegion:Flex1?) +common ~~role &
AddressText = <string +common ~~role &
AddressByTech = <string +common ~~role ~tech &
DateTime = <instant +common &
DateOptTime = <day +common &
DateTimeOrNull = <instantOrNone +common &
TruncatedDateTime = <truncated +common &
ApproximateDateTime = <approximate +common @approxstart:truncated @approxend:truncated &
IntlString = <line +common +i18n &
IntlText = <string +common +i18n &
VersionedString = <IntlString @versioninfo:string
Audience = <Flex1 +quantify @significance:nine
Label1 = mixed (a | span | ruby | inline | #other)* +common +i18n ~~role @media:tokens &
Block = mixed (a | span | ruby | br | inline | #other)* +common +i18n @media:tokens @role:qcodes
  @roleuri:iri &
QCode = +common @qcode:qcode @uri:iri &
Qual = <QCode (name | hierarchyInfo)* +i18n
QualRel = <QCode (name | hierarchyInfo | related)* +i18n
Flex = (name | hierarchyInfo)* +common +flex +i18n &
Flex1 = ($definitions $relations #other*) +common +flex +i18n &
Flex1Role = ($definitions $relations #other*) +common +flex +i18n ~role &
Flex1Ext = <Flex1 +value
Flex2Ext = <Flex1Ext ~rel +validity
Flex1Concept = <Flex1 (bag? mainConcept? facetConcept*) +quantify
FlexPerson = ($definitions $relations personDetails? #other*) +common +flex +i18n &
FlexOrganisation = ($definitions $relations organisationDetails? #other*) +common +qualify +i18n
  &
FlexParty = ($definitions $relations (personDetails | organisationDetails)? #other*) +common
  +flex +i18n &
Flex1Party = <FlexParty ~~role
FlexAuthor = <FlexParty ~~role ~jobtitle
FlexLocation = ($definitions $relations (geoAreaDetails | POIDetails)? #other*) +flex +common
  +i18n &
$definitions = ((name | definition | note | facet | remoteInfo | hierarchyInfo)*)
$relations = ((sameAs | broader | narrower | related)*)
$details = (hasInstrument* (personDetails | organisationDetails | geoAreaDetails | POIDetails |
  objectDetails | eventDetails)?)
$recurrence = ((rDate:DateOptTime | rRule:{+common +recurrence &})* (exDate:DateOptTime |
  exRule:{+common +recurrence &})*)
`

/** Elements that are of a type and nothing more. */
export const plainElements: string = `
RightsInfo = rightsInfo
FlexPerson = accountable
FlexParty = copyrightHolder provider
RightsBlock = copyrightNotice usageTerms
Flex2Ext = rightsInfoExtProperty itemMetaExtProperty contentMetaExtProperty conceptExtProperty
Flex = dataMining digitalSourceType
ItemMetadata = itemMeta
QualRel = itemClass
DateTime = versionCreated firstCreated
DateTimeOrNull = embargoed
Qual = pubStatus role service type
VersionedString = profile
Block = edNote
Flex1 = memberOf instanceOf
Link1 = deliverableOf link remoteInfo
DateOptTime = expires
FlexAuthor = metadataCreator creator contributor
TruncatedDateTime = contentCreated contentModified created
FlexLocation = located
Flex1Party = infoSource
Audience = audience exclAudience
PartMeta = partMeta
Assert = assert
Label1 = title
RelatedConcept = mainConcept facetConcept broader narrower
ConceptId = conceptId
ConceptName = name
SameAs = sameAs
FlexRelatedConcept = related
Position = position
string = rb rp rt
`
