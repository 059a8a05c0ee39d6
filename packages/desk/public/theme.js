// Before the first paint, so that nobody who reads in the dark is shown a white page.
{
  const root = document.documentElement
  for (const name of ['theme', 'density']) {
    const value = localStorage.getItem(`suyab.${name}`)
    if (value) root.dataset[name] = value
  }
  const language = localStorage.getItem('suyab.language')
  if (language) root.lang = language
}
