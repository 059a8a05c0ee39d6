/**
 * Groups of attributes of NewsML-G2, in the notation of schema-items.ts.
 * @source NewsML-G2 2.35 Power
 */
export const attributeGroups: string = `
edit = @id:id ~creator @modified:day @custom:boolean ~how ~why
content = +edit ~rendition @generator:string @generated:day @hascontent:boolean
target = @href:iri @residref:string ~residrefformat @version:positive @persistidref:string
  @contenttype:string @contenttypestandardversion:string @contenttypevariant:string
  @contenttypevariantstandardversion:string ~format @formatstandardversion:string @size:count
  @title:string
deprecatedLink = @guidref:string @hreftype:string
common = +edit ~~pubconstraint
i18n = @xml:lang:lang @dir:direction
authority = @authority:iri ~authoritystatus
quantify = @confidence:percent @relevance:percent @derivedfrom:qcodes
validity = @validfrom:day @validto:day
flex = @qcode:qcode @uri:iri @literal:line ~type
rank = @rank:count
value = @value:string @valuedatatype:qname ~valueunit
qualify = @qcode:qcode @uri:iri @literal:line ~type ~role
contentType = @contenttype:string @contenttypestandardversion:string @contenttypevariant:string
  @contenttypevariantstandardversion:string ~format @formatstandardversion:string
media = @width:count ~widthunit @height:count ~heightunit @orientation:count ~layoutorientation
  ~colourspace ~colourindicator ~videocodec @colourdepth:count
characteristics = @charcount:count @wordcount:count @linecount:count @pagecount:count
  @width:count ~widthunit @height:count ~heightunit @orientation:count ~layoutorientation
  ~colourspace ~colourindicator @colourdepth:count @resolution:positive @duration:string
  ~durationunit ~audiocodec @audiobitrate:positive @audiovbr:boolean @audiosamplesize:positive
  @audiosamplerate:positive ~audiochannels ~videocodec @videoavgbitrate:positive
  @videovbr:boolean @videoframerate:decimal @videoscan:scan @videoaspectratio:line
  @videosampling:line ~videoscaling ~videodefinition
confirmation = ~confirmationstatus
recurrence = @freq:frequency! @interval:positive @until:day @count:positive @bysecond:bySecond
  @byminute:byMinute @byhour:byHour @byday:byDay @bymonthday:byMonthDay @bymonth:byMonth
  @byyearday:byYearDay @byweekno:byWeekNo @bysetpos:bySetpos @wkst:weekday
`
