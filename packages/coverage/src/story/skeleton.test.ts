import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hanziNames } from './hanzi-sound.ts'
import { roughSkeletons, skeletons } from './skeleton.ts'

describe('a name in several scripts', () => {
  it.each([
    ['Bishkek', ['ru', 'Бишкек'], ['fa', 'بیشکک'], ['hi', 'बिश्केक'], ['uz', 'Bishkek']],
    ['Washington', ['ru', 'Вашингтон'], ['ur', 'واشنگٹن'], ['hi', 'वाशिंगटन']],
    ['George', ['ru', 'Джордж'], ['fa', 'جورج'], ['hi', 'जॉर्ज'], ['uz', 'Jorj']],
    ['William', ['ru', 'Уильям'], ['fa', 'ویلیام'], ['hi', 'विलियम']],
    ['Michael', ['ru', 'Майкл'], ['ur', 'مائیکل'], ['uz', 'Maykl']],
    ['Harry', ['ru', 'Гарри'], ['fa', 'هری'], ['hi', 'हैरी']],
    ['Zarina', ['ky', 'Зарина'], ['fa', 'زرینا'], ['hi', 'ज़रीना']],
  ])('%s has one skeleton in common with each', (english, ...others) => {
    const keys = skeletons(english, 'en')
    for (const [language, name] of others as [string, string][]) {
      expect(skeletons(name, language).filter((key) => keys.includes(key))).not.toEqual([])
    }
  })

  it.each([
    ['Trump', '特朗普'],
    ['Bishkek', '比什凯克'],
    ['Japarov', '扎帕罗夫'],
    ['Tokayev', '托卡耶夫'],
    ['Ford', '福特'],
  ])('%s is heard in %s', (name, hanzi) => {
    const heard = new Set(hanziNames(`记者见到${hanzi}。`).flatMap(({ sounds }) => sounds))
    expect(roughSkeletons(name, 'en').filter((key) => heard.has(key))).not.toEqual([])
  })

  it('is not heard in ordinary Chinese words', () => {
    expect(hanziNames('经济增长了，人民生活更好。')).toEqual([])
  })

  it('leaves nothing of a word with fewer than two consonants', () => {
    expect(skeletons('Io', 'en')).toEqual([])
    expect(skeletons('', 'en')).toEqual([])
  })

  it('has at most four skeletons of consonants for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('en', 'uz', 'ru', 'fa', 'hi', 'zh'),
        (word, language) => {
          const found = [...skeletons(word, language), ...roughSkeletons(word, language)]
          expect(found.length).toBeLessThanOrEqual(8)
          for (const key of found) expect(key).toMatch(/^[A-Z]{2,}$/u)
        },
      ),
    )
  })
})
