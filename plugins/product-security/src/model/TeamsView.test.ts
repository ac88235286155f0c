import { readTeamsView, writeTeamsView } from './TeamsView';

describe('view of the teams', () => {
  it('comes back from the address as it went in, and leaves other parameters alone', () => {
    const view = {
      sort: { column: 'mttr', descending: true },
      narrative: 'program_scale',
      compare: ['group:default/a', 'group:default/b'],
      folded: ['group:default/c'],
    };
    const written = writeTeamsView(
      view,
      new URLSearchParams('asOf=2026-09-01&sort=score&compare=x'),
    );
    expect(readTeamsView(written)).toEqual(view);
    expect(written.get('asOf')).toBe('2026-09-01');
    expect(written.getAll('compare')).not.toContain('x');
  });

  it('leaves out what an address has too much or nothing of', () => {
    expect(
      readTeamsView(
        new URLSearchParams(
          'sort=-&narrative=&compare=a&compare=a&compare=b&compare=c&compare=d&compare=e&compare=f',
        ),
      ),
    ).toEqual({
      sort: undefined,
      narrative: undefined,
      compare: ['a', 'b', 'c', 'd', 'e'],
      folded: [],
    });
  });
});
