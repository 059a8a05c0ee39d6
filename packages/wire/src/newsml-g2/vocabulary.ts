/** The namespace of every element of NewsML-G2 and EventsML-G2. @source NewsML-G2 2.35 */
export const narNamespace = 'http://iptc.org/std/nar/2006-10-01/'
export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml'

/** Our extension: what an item says in ninjs and NewsML-G2 has no words for, as JSON. */
export const ninjsNamespace = 'urn:suyab:ninjs'

function schemesAt(base: string, names: string): [string, string][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => {
      const [alias = '', folder = alias] = name.split('=')
      return [alias, `${base}${folder}/`]
    })
}

/**
 * The schemes that IPTC's own catalogue binds to an alias, so that its codes are understood without
 * fetching it. `alias=folder` where the two differ.
 * @source IPTC catalogue for G2 standards, version 41
 */
export const knownSchemes: ReadonlyMap<string, string> = new Map([
  ...schemesAt(
    'http://cv.iptc.org/newscodes/',
    `
    altidrole aoprop=aoproperty app=application aspfacet=asportfacet
    aspfacetvalue=asportfacetvalue acdc=audiocodec authoritystatus catinat=catinature
    chprop=characteristicsproperty cinat=cinature colsp=colorspace colin=colourindicator
    ctech=commtech cptnoterole=conceptnoterole crel=conceptrelation conf=confidence
    ciprol=contactinfopartrole cwarn=contentwarning ctrol=contributorrole cpnat=cpnature
    cpprole=contentprodpartyrole drol=descriptionrole digsrctype=digitalsourcetype
    dimensionunit erol=edrole encd=encoding entityprop=entityproperty
    ecirol=eventcontactinforole edconf=eventdateconfirm eocstat=eventoccurstatus
    eorol=eventorganiserrole eprol=eventparticipantrole eregrol=eventregrole
    fisymtype=financialinstrumentsymboltype frmt=format gen=generic genre hashscope hashtype
    hopaction hatarget=hopactiontarget howextr=howextracted howpr=howpresent ikos
    imgregrole=imageregionrole imgregtype=imageregiontype impt=importance isrol=infosourcerole
    irel=itemrelation irep=itemrepresentation lbtyp=labeltype lrol=languagerole
    loutorient=layoutorientation loctyp=location medtop=mediatopic mtyp=mediatype
    medtype=mediatype1 nprt=namepart nrol=namerole ncostat=newscoveragestatus
    nityp=newsitemtype nmsig=newsmsgsignal nprod=newsproduct nprov=newsprovider ninat=ninature
    not=notation oito=ofinterestto pgrmod=pkggroupmode plinat=plinature prio=priority
    prodgenre=productgenre prop=property prov=provider stat=pubstatusg2 rtype=ratertype
    rcalctype rel=relevance rnd=rendition riaspect rightsprop=rightsproperty riscope role1
    rscaleunit scn=scene sev=severity sig=signal pst1=status1 subj=subjectcode
    squ=subjectqualifier timeunit tone tpctyp=topictype trustindicator urgy=urgency
    useracttype=useractiontype valfmt=valueformat vcdc=videocodec videodef=videodefinition
    ivqu=videoqualifier sov=videoscaling why=whypresent wldreg=worldregion
    `,
  ),
  ...schemesAt(
    'http://cvx.iptc.org/',
    `
    a1312cat=anpa1312-category a1312prio=anpa1312-priority a1312svc=anpa1312-servicelevel
    a1312vers=anpa1312-version bcp47 cusip figi gics isin mic=iso10383-mic iso3166-1a2
    iso3166-1a3 iso3166-2 iso4217a iso4217n parasport secst sedol ticker tidm googletopicsv1
    googletopicsv2 iabcontent20 iabcontent21 iabcontent22 iabcontent30 iabaudience10
    iabadproduct10 iabadproduct20
    `,
  ),
  ['cptdefrole', 'http://cv.iptc.org/newscodes/conceptdefinitionrole'],
  ['ednoterole', 'http://cv.iptc.org/newscodes/ednoterole'],
  ['dbpedia', 'http://dbpedia.org/resource/'],
  ['freebase', 'http://www.freebase.com'],
  ['geonames', 'http://sws.geonames.org/'],
  ['geonameshttps', 'https://sws.geonames.org/'],
  ['mb-artist', 'http://musicbrainz.org/artist/'],
  ['mb-label', 'http://musicbrainz.org/label/'],
  ['mb-recording', 'http://musicbrainz.org/recording/'],
  ['mb-release', 'http://musicbrainz.org/release/'],
  ['mb-releasegroup', 'http://musicbrainz.org/release-group/'],
  ['mb-work', 'http://musicbrainz.org/work/'],
  ['plus', 'http://ns.useplus.org/ldf/vocab/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['wikidata', 'http://www.wikidata.org/entity/'],
])
