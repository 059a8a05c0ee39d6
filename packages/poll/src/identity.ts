import { numberAt, type Column } from '@suyab/survey/file/column'
import { timeKindOf, type Variable } from '@suyab/survey/file/data-set'

/** Why a variable seems to tell who somebody is. */
export type Identity =
  | 'name'
  | 'telephone'
  | 'mail'
  | 'address'
  | 'position'
  | 'network'
  | 'document'
  | 'unique-text'

/** Words of names and labels, in the languages of the exchange that questionnaires come in. */
const words: Readonly<Record<Exclude<Identity, 'unique-text'>, RegExp>> = {
  mail: /e-?mail|почт|электронн|邮箱|邮件/iu,
  telephone: /phone|mobile|whats-?app|telegram|(?:^|[^a-z])tel(?:[^a-z]|$)|телефон|моб\.|電話|电话|手机/iu, // prettier-ignore
  document: /passport|snils|id[ _-]?card|(?:^|[^a-z])(?:inn|pin|iin|ssn)(?:[^a-z]|$)|паспорт|снилс|(?:^|[^а-яёңөү])(?:инн|иин|пин)(?:[^а-яёңөү]|$)|身份证|护照|证件/iu, // prettier-ignore
  network: /(?:^|[^a-z])(?:ip|mac)[ _-]?(?:addr|$)|device[ _-]?id|imei|deviceid|ip-адрес/iu,
  position: /(?:^|[^a-z])(?:gps|geo|lat|lon|lng|latitude|longitude|coord\w*|geopoint)(?:[^a-z]|$)|широта|долгота|координат|经度|纬度/iu, // prettier-ignore
  address: /(?:^|[^a-z])(?:address|street|house[ _-]?n|apartment)(?:[^a-z]|$)|адрес|улиц|дарек|көчөсү|地址|住址/iu, // prettier-ignore
  name: /(?:^|[^a-z])(?:(?:first|last|full|family|given|middle|sur|respondent)[ _-]?name|name|fio|surname|patronymic)(?:[^a-z]|$)|ф\.?и\.?о|фамили|отчеств|аты-жөн|(?:^|[^а-яёңөү])(?:имя|аты)(?:[^а-яёңөү]|$)|姓名|名字/iu, // prettier-ignore
}

const mail = /[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,24}/u
const telephone = /^(?:\+|00|0|\()[\d\s().-]{6,20}$/u
const network =
  /^(?:(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4})$/iu
const document = /^(?:(?:[А-Я]|[A-Z]){1,2} ?\d{6,8}|\d{14}|\d{17}[\dXx]|\d{3}-\d{3}-\d{3} \d{2})$/u
const position = /^-?\d{1,3}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}/u
const address =
  /(?:(?:^|[^\p{L}])ул\.|улица|көч\.|көчөсү|\bstreet\b|\bavenue\b|[路街巷]).{0,40}\d|\d.{0,10}[号弄]/iu
const personName = /^\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}*\.?){1,3}$/u

/** Letters of a text that are looked at: what tells who somebody is stands at its beginning. */
const looked = 400

/**
 * Why a variable seems to tell who a respondent is, by its name, its labels and its values; undefined
 * where it does not. A suspicion, for people to decide on: it is made to err towards it.
 */
export function identityOf(variable: Variable, column: Column): Identity | undefined {
  if (timeKindOf(variable.format) !== undefined) return undefined
  const said = [variable.name, variable.label ?? '', ...Object.values(variable.labels ?? {})]
  const tells = (kind: keyof typeof words): boolean => said.some((text) => words[kind].test(text))
  return column.kind === 'text' ? ofTexts(variable, column, tells) : ofNumbers(variable, column, tells) // prettier-ignore
}

type Tells = (kind: keyof typeof words) => boolean

function ofTexts(
  variable: Variable,
  { codes, texts }: Extract<Column, { kind: 'text' }>,
  tells: Tells,
): Identity | undefined {
  const coded = new Set(variable.categories.map(({ value }) => value))
  const used = texts.filter((text) => text.trim() !== '' && !coded.has(text))
  if (used.length === 0) return undefined
  const places = new Map(texts.map((text, place) => [place, text.trim() !== '']))
  let answered = 0
  for (const code of codes) if (places.get(code) === true) answered += 1
  const share = (pattern: RegExp): number =>
    used.reduce((sum, text) => sum + Number(pattern.test(text.trim().slice(0, looked))), 0) / used.length // prettier-ignore
  if (tells('mail') || used.some((text) => text.includes('@') && mail.test(text))) return 'mail'
  if (tells('network') || share(network) > 0.05) return 'network'
  if (tells('position') || share(position) > 0.05) return 'position'
  if (tells('document') || share(document) > 0.05) return 'document'
  if (tells('telephone') || share(telephone) > 0.05) return 'telephone'
  const isManifold = used.length > 3 && used.length / answered > 0.5
  if ((tells('address') && used.length > 3) || share(address) > 0.2) return 'address'
  if ((tells('name') && isManifold) || (isManifold && share(personName) > 0.5)) return 'name'
  return isManifold ? 'unique-text' : undefined
}

function ofNumbers(
  variable: Variable,
  column: Extract<Column, { kind: 'number' }>,
  tells: Tells,
): Identity | undefined {
  // Codes of few digits tell of many.
  let [given, long, precise] = [0, 0, 0]
  const different = new Set<number>()
  for (let row = 0; row < column.values.length; row += 1) {
    const value = numberAt(column, row)
    if (value === undefined) continue
    given += 1
    if (different.size <= 1_000_000) different.add(value)
    if (Number.isInteger(value) && Math.abs(value) >= 1e8) long += 1
    if (!Number.isInteger(value * 1000) && Math.abs(value) <= 180) precise += 1
  }
  if (given === 0) return undefined
  const isManifold = different.size > 3 && different.size / Math.min(given, 1_000_000) > 0.5
  if (tells('position') && precise / given > 0.3) return 'position'
  if (long / given > 0.5 && isManifold)
    return tells('telephone') || !tells('document') ? ofDigits(different, tells) : 'document'
  return tells('telephone') && long > 0 ? 'telephone' : undefined
}

/** National numbers of people have twelve digits or more, telephones mostly fewer. */
function ofDigits(different: ReadonlySet<number>, tells: Tells): Identity {
  if (tells('telephone')) return 'telephone'
  const digits = [...different].slice(0, 1000).map((value) => String(Math.abs(value)).length)
  const longest = digits.filter((length) => length >= 13).length
  return longest / digits.length > 0.5 ? 'document' : 'telephone'
}
