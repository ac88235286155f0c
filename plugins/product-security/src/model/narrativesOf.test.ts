import { narrativesOf } from './narrativesOf';

it('lists narratives with the metrics that serve them', () => {
  expect([
    ...narrativesOf([
      { id: 'a', narratives: ['audit', 'scale'] },
      { id: 'b' },
      { id: 'c', narratives: ['scale'] },
    ]),
  ]).toEqual([
    ['audit', ['a']],
    ['scale', ['a', 'c']],
  ]);
});
