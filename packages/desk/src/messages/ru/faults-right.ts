import type { Translated } from '../catalogue.ts'
import type { faultsRight as english } from '../en/faults-right.ts'

export const faultsRight = {
  'right.agreement-ended': 'Соглашение прекращено.',
  'right.days-over':
    'Срок, в который можно было пользоваться этой версией, вышел. Если она ещё нужна, спросите партнёра.',
  'right.embargoed': 'Действует эмбарго. Дождитесь срока.',
  'right.expired': 'Срок соглашения истёк. Предложите продление в разделе «Партнёры».',
  'right.invalid-moment':
    'Указанное время не читается, поэтому ничего не разрешено. Проверьте даты.',
  'right.killed': 'Материал отозван. Использовать его больше нельзя.',
  'right.kind': 'Соглашение не охватывает этот вид материалов.',
  'right.language': 'Соглашение не охватывает этот язык.',
  'right.medium': 'Соглашение не разрешает это медиа.',
  'right.no-grant': 'В эту сторону соглашение ничего не даёт.',
  'right.not-started': 'Соглашение ещё не началось.',
  'right.relay-not-granted': 'По этому соглашению нельзя передавать материалы других редакций.',
  'right.territory': 'Соглашение не охватывает эту страну.',
  'right.topic': 'Соглашение не охватывает эту тему.',
  'right.translation-language': 'На этот язык переводить нельзя.',
  'right.use-not-granted':
    'Соглашение не разрешает такое использование. Если нужно, предложите другие условия.',
  'right.withheld': 'Редакция придержала материал. Дождитесь разрешения.',
} satisfies Translated<typeof english>
