const sentences = {
  en: [
    'The desk has not been built',
    'The node is running; only its web desk is missing. Stop it, then run in its folder:',
    'Then start the node again and reload this page.',
  ],
  'zh-Hans': [
    '编辑台尚未构建',
    '节点正在运行，只缺网页编辑台。请先停止节点，然后在其目录中运行：',
    '完成后重新启动节点，并刷新本页。',
  ],
  ru: [
    'Рабочий стол редакции не собран',
    'Узел работает, не хватает только веб-интерфейса. Остановите узел и выполните в его папке:',
    'Затем снова запустите узел и обновите эту страницу.',
  ],
  ky: [
    'Редакциянын иш столу курулган эмес',
    'Түйүн иштеп жатат, веб-барагы гана жок. Түйүндү токтотуп, анын папкасында муну аткарыңыз:',
    'Андан кийин түйүндү кайра иштетип, бул баракты жаңыртыңыз.',
  ],
} as const

const command = 'npm run build --workspace @suyab/desk'

/** What a person sees where the desk's files are missing, in the desk's four languages. */
export const deskMissingPage: string = [
  '<!doctype html><html lang="en"><meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width"><title>Suyab</title><body>',
  ...Object.entries(sentences).map(
    ([language, [title, what, then]]) =>
      `<section lang="${language}"><h1>${title}</h1><p>${what}</p>` +
      `<pre lang="en">${command}</pre><p>${then}</p></section>`,
  ),
  '</body></html>',
].join('\n')
