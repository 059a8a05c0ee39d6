/**
 * Items and what they are managed by. A line is a name and what it is made of:
 * `<Base` what it extends, `(a b? (c | d)*)` its elements, `@name:kind!` an attribute that must be
 * there, `~name` a QCode with its twin `nameuri`, `~~name` a list of them, `+name` a group of
 * attributes, `$name` a group of elements, `&` attributes of other namespaces, `#other` elements of
 * them, `name:{…}` an element that means something only here.
 * @source NewsML-G2 2.35 Power
 */
export const itemElements: string = `
conceptItem = <AnyItem (contentMeta:ConceptContent? assert* inlineRef* (derivedFrom |
  derivedFromValue)* concept?)
knowledgeItem = <AnyItem (contentMeta:ConceptContent? partMeta* assert* inlineRef* (derivedFrom
  | derivedFromValue)* conceptSet? schemeMeta?)
conceptSet = (concept*) +common &
schemeMeta = ((sameAsScheme | name | definition | note | related |
  schemeMetaExtProperty:Flex2Ext)* #other*) +common @uri:iri! @preferredalias:string +authority
  @concepttype:qcodes @schemecreated:day @schememodified:day @schemeretired:day &
newsItem = <AnyItem (contentMeta:NewsContent? partMeta* assert* inlineRef* (derivedFrom |
  derivedFromValue)* contentSet?)
contentSet = (inlineXML:{(#any?) +content +contentType +characteristics +i18n &} |
  inlineData:{<string +content +contentType ~encoding +characteristics +i18n &} |
  remoteContent:RemoteContent)* +common @original:idref &
packageItem = <AnyItem (contentMeta:NewsContent? partMeta* assert* inlineRef* (derivedFrom |
  derivedFromValue)* groupSet?)
groupSet = (group:{(groupRef:{@idref:idref! +common &} | itemRef:Link1 | conceptRef:{<Flex} |
  title | signal | edNote | groupExtProperty:Flex2Ext | #other)* +common ~role ~mode +i18n &}+)
  +common @root:idref! &
planningItem = <AnyItem (contentMeta:ConceptContent? assert* inlineRef* (derivedFrom |
  derivedFromValue)* newsCoverageSet?)
newsCoverageSet = (newsCoverage+) +common
catalogItem = <AnyItem (contentMeta:CatalogContent? catalogContainer)
catalogContainer = (catalog)
newsMessage = (header:{(sent:DateTime (catalogRef:{(title*) @href:iri! +common &} | catalog)*
  sender:{<String +qualify}? transmitId:String? priority:{<nine +common &}? origin:{<String
  +qualify}? (timestamp:{<DateTime @role:string} | destination:{<String +qualify} |
  channel:{<String +qualify @g2flag:string=NMSG} | signal | headerExtProperty:Flex2Ext)*
  #other*) +common &} itemSet:{(#nar+) +common &}) &
catalog = (title* scheme:{(sameAsScheme | name | definition | note | sameAs:{<iri +common
  @g2flag:string=DEPR-SCH})* +common @alias:ncname! @uri:iri! +authority @schemecreated:day
  @schememodified:day @schemeretired:day &}+) @additionalInfo:iri @url:iri +authority @guid:iri
  @version:count +common &
sameAsScheme = <iri +common
catalogRef = (title*) @href:iri! +common &
rightsExpressionXML = (#other!) +common @langid:iri!
rightsExpressionData = <string +common @langid:iri! @enctype:string!
fileName = <line +common &
generator = <VersionedString ~role
signal = <Flex1 ~severity
altRep = <iri +common +validity +contentType ~representation @size:count &
hash = <string ~hashtype ~scope +common
origRep = <iri +common ~accesstype ~reposrole
incomingFeedId = <QCode ~role
urgency = <nine +common &
icon = +target +common ~rendition +media &
altId = <IntlText ~type ~~environment ~idformat ~role @version:string
rating = +common @value:decimal! ~valcalctype @scalemin:decimal! @scalemax:decimal! ~scaleunit
  @raters:count ~ratertype ~ratingtype &
userInteraction = +common @interactions:count! ~interactiontype &
language = (name:IntlString*) +common @tag:language! ~~role +rank &
genre = <Flex1Concept +rank
keyword = <IntlString ~~role +rank @confidence:percent @relevance:percent
subject = <Flex1Concept +rank
slugline = <IntlString @separator:string ~role +rank @confidence:percent @relevance:percent
headline = <Label1 +rank @confidence:percent @relevance:percent
dateline = <Label1 +rank
by = <Label1 +rank
creditline = <IntlString +rank
description = <Block +rank @confidence:percent @relevance:percent
inlineRef = <Flex1 @idrefs:idrefs! +quantify
derivedFrom = <Flex1 @idrefs:idrefs
derivedFromValue = <string +common @sourceidref:idref! @idrefs:idrefs!
newsCoverage = (planning:{(g2contentType:{<string +common}? itemClass? itemCount:{+common
  @rangefrom:count! @rangeto:positive!}? assignedTo:{<Flex1Party @coversfrom:day @coversto:day}*
  scheduled:ApproximateDateTime? service:Qual* $described? edNote:Block*
  newsContentCharacteristics:{+common +contentType +characteristics}? urgency? audience*
  exclAudience* planningExtProperty:Flex2Ext* #other*) +common @coversfrom:day @coversto:day}+
  delivery? newsCoverageExtProperty:Flex2Ext* #other*) +edit
delivery = (deliveredItemRef:Link1+ #other*) +common &
hopHistory = (hop:{(party:{<FlexParty}? action:{<QualRel ~target @timestamp:day}*) @seq:count
  @timestamp:day +common &}+) +common &
pubHistory = (published:{(timestamp:{<TruncatedDateTime}? (name | related |
  publishedExtProperty:Flex2Ext | #other)*) +common @qcode:qcode @uri:iri @literal:line}+)
  +common
`

/** Types that items are made of, and groups of their elements. */
export const itemTypes: string = `
RemoteContent = (channel:{+common @chnlid:positive ~type ~role @language:language
  +characteristics @g2flag:string=RCONT}* altId* altLoc* hash* signal*
  remoteContentExtProperty:Flex2Ext* #other*) +content +target +validity +characteristics
  @language:language &
AnyItem = (#dsig? (catalogRef | catalog)* hopHistory? pubHistory? rightsInfo* itemMeta)
  @standard:string! @standardversion:release! @conformance:string @guid:string!
  @version:positive +i18n &
RightsInfo = (accountable? copyrightHolder? (copyrightNotice | usageTerms | link |
  rightsInfoExtProperty | rightsExpressionXML | rightsExpressionData)* dataMining? #other*)
  @idrefs:idrefs ~~scope ~~aspect +common +i18n +validity &
RightsBlock = mixed <Block @href:iri
ItemMetadata = ($management link* itemMetaExtProperty* #other*) +common +i18n &
Link1 = (#any*) ~rel @rank:count +target +validity +i18n +common +deprecatedLink &
ConceptContent = (icon* $administrative $describedCore? contentMetaExtProperty* #other*) +common
  +i18n &
NewsContent = (icon* $administrative $described? contentMetaExtProperty* #other*) +common +i18n
  &
CatalogContent = (contentCreated? contentModified? (creator | contributor | altId)* #other*)
  +common +i18n &
PartMeta = (icon* timeDelim:{+common @start:string! @end:string! ~timeunit ~renditionref &}*
  regionDelim:{+common @x:integer @y:integer @width:integer @height:count &}? role:Qual?
  $administrative $described partMetaExtProperty:Flex2Ext* signal* edNote* link* #other*)
  @partid:id ~creator @modified:day @custom:boolean ~how ~why @seq:count @contentrefs:idrefs
  +i18n &
$management = (itemClass provider versionCreated firstCreated? embargoed? pubStatus? role?
  fileName? generator* profile? service* title* edNote* memberOf* instanceOf* signal* altRep*
  deliverableOf* hash* expires* origRep* incomingFeedId* metadataCreator?)
$administrative = (urgency? contentCreated? contentModified? digitalSourceType? (located |
  infoSource | creator | contributor | audience | exclAudience | altId | rating |
  userInteraction)*)
$described = ((language | genre | keyword | subject | slugline | headline | dateline | by |
  creditline | description)*)
$describedCore = ((language | keyword | subject | slugline | headline | description)*)
`
