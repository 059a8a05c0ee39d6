import { expect, test } from 'vitest'
import { renditionsByPicture } from './picture-view.ts'

const renditions = (name: string) => [
  { name: 'original', href: `https://press.example/${name}-1600.jpg`, width: 1600 },
  { name: 'thumbnail', href: `https://press.example/${name}-320.jpg`, width: 320 },
]

test('a picture without a uri is one picture, whatever the number of its renditions', () => {
  const pictures = renditionsByPicture({
    type: 'text',
    associations: [
      { name: 'picture-1', type: 'picture', renditions: renditions('spring') },
      { name: 'picture-2', type: 'picture', renditions: renditions('well') },
    ],
  })
  expect(pictures.map((one) => one.map(({ width }) => width))).toEqual([
    [1600, 320],
    [1600, 320],
  ])
})

test('a picture that an item holds twice by one uri is shown once', () => {
  const association = {
    uri: 'urn:picture:1',
    type: 'picture' as const,
    renditions: renditions('a'),
  }
  expect(
    renditionsByPicture({
      associations: [
        { name: 'one', ...association },
        { name: 'two', ...association },
      ],
    }),
  ).toHaveLength(1)
})
