import { getContrastRatio } from '@material-ui/core/styles';
import { readableColor } from './readableColor';

describe('readableColor', () => {
  it.each([
    ['#1DB954', '#FFFFFF'],
    ['#FF9800', '#F8F8F8'],
    ['#F84C55', '#424242'],
    ['#71CF88', '#333333'],
    ['#777777', '#777777'],
  ])('makes %s readable on %s', (color, background) => {
    expect(
      getContrastRatio(readableColor(color, background), background),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it('leaves a readable colour alone', () => {
    expect(getContrastRatio(readableColor('#000', '#fff'), '#fff')).toBe(21);
  });
});
