import { blocksOf } from './block.ts'
import { room } from './choice.ts'
import type { HtmlDocument } from './dom.ts'
import type { WallKind } from './fault.ts'

export interface Wall {
  readonly kind: WallKind
  /** What gave it away. */
  readonly sign: string
}

/** Elements that only pages have which ask whether a reader is a person. */
const challengeElements = [
  '#challenge-form',
  '#challenge-running',
  '#cf-challenge-running',
  '.cf-browser-verification',
  '#px-captcha',
  'iframe[src*="captcha-delivery.com"]',
  'iframe[src*="_Incapsula_Resource"]',
  '#ddg-captcha, #ddos-guard',
  '#aliyunCaptcha-window, #nocaptcha, #WAF_NC_WRAPPER',
]

const words: readonly (readonly [WallKind, RegExp])[] = [
  [
    'captcha',
    /captcha|капч|验证码|安全验证|人机验证|滑动验证|are you (?:a )?(?:human|robot)|not a robot|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|unusual traffic|вы не робот|не робот|подтвердите, что вы|проверка браузера|робот эмес|робот емес|robot emas|я не робат|ربات نیستید|روبوٹ نہیں|रोबोट नहीं/iu,
  ],
  [
    'script',
    /(?:enable|turn on|activate|requires?|need) javascript|javascript (?:is )?(?:disabled|required|must be enabled|not enabled)|включите (?:поддержку )?javascript|javascript отключ[её]н|启用\s*javascript|开启\s*javascript|javascript(?:ти иштет|ті қос)|javascript-ni yoqing|уключыце javascript|جاوا\s?اسکریپت|جاوا اسکرپٹ|जावास्क्रिप्ट/iu,
  ],
  [
    'forbidden',
    /^\W*(?:error\s*)?(?:403|401|451)\b|access (?:is |was )?(?:denied|forbidden)|you don.t have permission|request blocked|you have been blocked|доступ (?:к \S+ )?(?:запрещ[её]н|ограничен|закрыт)|访问被(?:拒绝|拦截|禁止)|禁止访问|没有权限|кирүүгө тыюу|рұқсат (?:жоқ|етілмеген)|ruxsat (?:yo.q|etilmagan)|дастрасӣ манъ|доступ забаронены|دسترسی (?:غیرمجاز|ممنوع)|رسائی ممنوع|प्रवेश निषेध/iu,
  ],
  [
    'missing',
    /^\W*(?:error\s*)?404\b|page (?:was |could )?not (?:be )?found|страница не найдена|页面不存在|找不到(?:该)?页面|您访问的页面|барак табылган жок|бет табылмады|sahifa topilmadi|саҳифа ёфт нашуд|старонка не знойдзена|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|صفحہ نہیں ملا|पृष्ठ नहीं मिला/iu,
  ],
  [
    'consent',
    /(?:accept|agree to|use of|uses?) (?:all )?cookies|cookie (?:policy|settings|consent)|we (?:value|respect) your privacy|before you continue|consent to|файл(?:ы|ов|ами)? cookie|использу\S+ (?:файлы )?cookie|принять (?:все )?cookie|使用\s*cookies?|接受(?:所有)?\s*cookies?|隐私(?:政策|设置)|cookie.{0,20}(?:колдон|пайдалан|foydalan|истифода|выкарыст)|کوکی|कुकी/iu,
  ],
  [
    'paywall',
    /subscri(?:be|bers?|ption) (?:now |today )?(?:to (?:continue|read|keep)|only|required)|(?:for|to) subscribers only|to (?:continue|keep) reading|already a subscriber|register to (?:read|continue)|sign in to (?:read|continue)|this (?:article|content) is (?:only )?(?:for|available to)|(?:только|доступ\S*) (?:для|по) подпис|оформите подписку|чтобы (?:продолжить|дочитать)|(?:订阅|登录|付费|开通会员)后?(?:可|即可|才能)?(?:继续)?(?:阅读|查看)|剩余.{0,8}付费|жазылуучулар үчүн|окууну улантуу үчүн|жазылушыларға|obunachilar uchun|барои муштариён|толькі для падпісчыкаў|برای (?:خواندن )?(?:ادامه )?.{0,12}(?:مشترک|اشتراک)|صرف سبسکرائبرز|सब्सक्राइबर/iu,
  ],
]

/** In letters as `room` counts them: a text longer than this is an article whatever it speaks of. */
const wallRoom = 700
/** A stub may show some paragraphs before it asks for money. */
const stubRoom = 1_500

/**
 * What stands before the article, where what was found is no article: a captcha, a request for
 * consent or for JavaScript, a refusal or a missing page sent as if it were found, the beginning of
 * what only subscribers read. A text of some length is an article, whatever it speaks of.
 */
export function wallOf(
  document: HtmlDocument,
  page: { title: string; article: string; isFree: boolean },
): Wall | undefined {
  const size = room(page.article)
  if (size >= stubRoom) return undefined
  if (size < wallRoom) {
    const challenge = challengeElements.find(
      (selector) => document.querySelector(selector) !== null,
    )
    if (challenge !== undefined) return { kind: 'captcha', sign: challenge }
    const wall = saidBy(document, page)
    if (wall !== undefined) return wall
  }
  const ending = page.article.slice(-400)
  const asks = words.find(([kind]) => kind === 'paywall')?.[1].exec(ending)?.[0]
  if (asks !== undefined) return { kind: 'paywall', sign: asks }
  return !page.isFree && size < wallRoom
    ? { kind: 'paywall', sign: 'isAccessibleForFree' }
    : undefined
}

/** Nearly every page names cookies and signing in at its foot: there only what was found counts. */
function saidBy(
  document: HtmlDocument,
  { title, article }: { title: string; article: string },
): Wall | undefined {
  const shown = (document.body === null ? [] : blocksOf(document.body))
    .map(({ text }) => text)
    .join('\n')
  const found = `${title}\n${article}`
  for (const [kind, pattern] of words) {
    const where = kind === 'consent' || room(shown) > stubRoom ? found : `${found}\n${shown}`
    const sign = pattern.exec(where)?.[0]
    if (sign !== undefined) return { kind, sign }
  }
  return undefined
}
