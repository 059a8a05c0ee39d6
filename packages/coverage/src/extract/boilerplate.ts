/**
 * What stands around an article and is no part of it, as pages in the eleven languages word it. A
 * block is only ever dropped for such words when its place and length agree.
 */

const days = /(?:19|20)\d\d|\p{Nd}{1,2}[:.]\p{Nd}{2}|\p{Nd}{1,4}年|۱[۳۴]\p{Nd}\p{Nd}/u

/** Whether a short line dates the article: published, updated, a year, a clock. */
export function isDateline(text: string): boolean {
  return days.test(text)
}

const pictureWords = `image|photo|picture|video|photograph|illustration|screenshot|graphic
  |фото|фотография|иллюстрация|снимок|скриншот|видео|сүрөт|сурет|сүрет|rasm|surat|foto|акс|сурат
  |здымак|фота|图|图片|图源|图自|图为|供图|图片来源|视频|عکس|تصویر|تصاویر|फोटो|तस्वीर|चित्र`.replaceAll(
  /\s+/g,
  '',
)
const creditWords =
  `credit|courtesy|getty|reuters|shutterstock|associated press|источник|булак|дереккөз|manba
  |манбаъ|крыніца|来源|منبع|ماخذ|स्रोत`.replaceAll(/\s*\n\s*/g, '')
const openingCredit = new RegExp(
  `^[(\\[（【]?\\s*(?:©|(?:${pictureWords})(?:\\s+(?:credit|by|source|courtesy))?\\s*[:：/©（(|]|(?:image|photo|picture|slide)\\s+\\p{Nd}+\\s+(?:of|/)|(?:photo|image)\\s+by\\s)`,
  'iu',
)
const closingCredit = new RegExp(
  `[(\\[（【][^()[\\]（）【】]{0,30}(?:${pictureWords}|${creditWords})(?![\\p{L}])[^()[\\]（）【】]{0,60}[)\\]）】][.。]?\\s*$|(?:${pictureWords}|credit)\\s*[:：]\\s*[^.。!?！？]{2,50}$`,
  'iu',
)

/** Whether a line is a picture's caption with its credit, or the credit alone. */
export function isCredit(text: string): boolean {
  return text.length < 250 && (openingCredit.test(text) || closingCredit.test(text))
}

const aside =
  `tags?|topics|related|read (?:more|also|next)|see (?:also|more)|subscribe|sign (?:up|in)
  |log in|follow|share|comments?|(?:post|leave) (?:a )?comment|advert\\w*|don.t miss|more from
  |about the author|(?:first )?published|updated|last (?:updated|modified)|click here|join our|email
  |all rights|copyright|recommended|most read|trending|newsletter|print|by \\p{Lu}
  |теги|метки|темы|читайте|читать|смотрите|подпи(?:шитесь|сывайтесь|саться)|поделиться|поделитесь
  |комментари|реклама|по теме|об авторе|опубликовано|обновлено|все права|источник|автор:|войти
  |подробнее|ещё по теме|присоединяйтесь|наш(?:а|и)? (?:канал|группа|новости)|распечатать
  |окшош|дагы окуңуз|окуңуз|бөлүш|комментарий|жазылыңыз|жарнама|тема боюнча|автор|жарыяланды
  |бардык укук|кирүү|көбүрөөк|толугураак
  |оқи отырыңыз|тағы оқыңыз|бөлісу|пікір|жарнама|тақырып|жарияланды|барлық құқық|жазылыңыз
  |mavzuga oid|o.qing|ulashish|izoh|reklama|muallif|barcha huquq|obuna|teglar|batafsil
  |ҳамчунин|бихонед|шарҳ|реклама|муаллиф|обуна|ҳамаи ҳуқуқ|муфассал
  |чытайце|глядзіце|падпішыцеся|падзяліцца|каментар|рэклама|па тэме|аўтар|апублікавана|усе правы
  |标签|关键词|相关|延伸阅读|推荐|责任编辑|责编|编辑[:：]|作者[:：]|来源[:：]|分享|评论|扫一扫|关注|点击
  |上一篇|下一篇|返回|版权|声明|未经|打印|纠错|举报|登录|注册|更多
  |برچسب|بیشتر بخوانید|مطالب مرتبط|اشتراک|نظر|دیدگاه|تبلیغ|نویسنده|کلیه حقوق|تمامی حقوق|انتهای پیام|کد خبر
  |مزید پڑھیں|یہ بھی پڑھیں|شیئر|تبصر|اشتہار|مصنف|جملہ حقوق
  |यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|शेयर|टिप्पणी|विज्ञापन|लेखक|सर्वाधिकार|टैग`.replaceAll(/\s*\n\s*/g, '')
const opensAside = new RegExp(`^[\\s»›>•|*#【\\[（(]*(?:${aside})`, 'iu')

/** Whether a line opens as what stands beside an article does: tags, sharing, advertising, rights. */
export function isAside(text: string): boolean {
  return opensAside.test(text)
}

const channels =
  /@[\w.]{3,}|\b(?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|newsletter)\b|телеграм|подпи(?:шитесь|сывайтесь)|каналга|каналымыз|жазылыңыз|kanalimiz|обуна шав|падпіш|вконтакте|фейсбук|инстаграм|ватсап|ютуб|微信|微博|公众号|تلگرام|اینستاگرام|توییتر|فیس بک|ٹوئٹر|واٹس ایپ|टेलीग्राम|फेसबुक|ट्विटर|व्हाट्सएप/iu

/** Whether a line at the end of a page names a channel to follow or an address to write to. */
export function isInvitation(text: string): boolean {
  return text.length < 300 && channels.test(text)
}
