import { bare, mustEnd, oneOf, type WordShape } from './ending.ts'

/**
 * Hindi endings: direct and oblique, singular, plural and vocative.
 * @source McGregor, Outline of Hindi Grammar; Kachru, Hindi
 */
const hindiConsonant = oneOf('ों ो ें े ओं यों इयों ियों ाओं ात ी ि ता स ्स')
const hindiLong = mustEnd('ा े ो ों ी ीं ें ि ियां ियों ियो ए ओं ओ एं यां यों ये यी या')

/** The shapes of a Hindi word, folded: लड़का, लड़के, लड़कों; नीति, नीतियों; वस्तु, वस्तुएँ. */
export function hindiShapes(lemma: string): WordShape[] {
  const shapes: WordShape[] = [{ stem: lemma, ending: hindiConsonant }]
  if (/(?:ा|ी|े|ि)$/u.test(lemma)) {
    shapes.push({ stem: lemma.slice(0, -1), ending: hindiLong })
    shapes.push({ stem: lemma, ending: oneOf('ओं एं ओ यां यों यो ए') })
  }
  if (lemma.endsWith('ू')) shapes.push({ stem: `${lemma.slice(0, -1)}ु`, ending: mustEnd('ओं एं ओ आ') })
  if (lemma.endsWith('ु')) shapes.push({ stem: lemma, ending: oneOf('ओं एं ओ') })
  if (lemma.endsWith('ई'))
    shapes.push({ stem: `${lemma.slice(0, -1)}इ`, ending: mustEnd('यों यां यो') })
  if (/.{2}ां$/u.test(lemma)) shapes.push({ stem: lemma.slice(0, -2), ending: mustEnd('ीं ें वीं वें') })
  if (lemma.endsWith('या')) {
    const stem = lemma.slice(0, -2)
    const short = 'ए ई ये यी'
    const long = `${short} ओं यों यां इयां इयों ों े ी ीं एं`
    shapes.push({ stem, ending: mustEnd(stem.length < 2 ? short : long) })
  }
  if (/(?:ए|[^य]ा)$/u.test(lemma)) {
    shapes.push({ stem: lemma.slice(0, -1), ending: mustEnd('ए ई ये यी ओं यों यां इयां इयों एं') })
  }
  if (/आं?$|ँ$|ां$/u.test(lemma)) shapes.push({ stem: lemma.replace(/ं$/u, ''), ending: bare })
  return shapes
}

/**
 * Urdu endings: direct and oblique, singular, plural and vocative, and the plurals of Arabic and
 * Persian words.
 * @source Schmidt, Urdu: An Essential Grammar; Platts, A Grammar of the Hindūstānī or Urdū Language
 */
const urduConsonant = oneOf('وں یں و ات ی ے اں ین ان یاں یوں ائی جات یات گان ء ز س تر ترین تروں')
const urduLong = mustEnd('ا ے وں و ی یں یاں یوں اوں ایں ئے ؤں گان جات ات یے یو')

/** The shapes of an Urdu word, folded: لڑکا, لڑکوں; خبر, خبریں; ادارہ, اداروں. */
export function urduShapes(lemma: string, broken: readonly string[]): WordShape[] {
  const shapes: WordShape[] = [{ stem: lemma, ending: urduConsonant }]
  if (/[اہهیے]$/u.test(lemma)) shapes.push({ stem: lemma.slice(0, -1), ending: urduLong })
  if (/[اوی]$/u.test(lemma))
    shapes.push({ stem: lemma, ending: oneOf('وں یں یوں یاں وو ووں ییں یے ے ؤ و ووں ء ز') })
  if (lemma.endsWith('ں')) shapes.push({ stem: lemma.slice(0, -1), ending: mustEnd('ییں وں و') })
  if (lemma.endsWith('ت')) shapes.push({ stem: lemma.slice(0, -1), ending: mustEnd('ات') })
  for (const plural of broken) shapes.push({ stem: plural, ending: oneOf('وں ی ء ات') })
  return shapes
}
