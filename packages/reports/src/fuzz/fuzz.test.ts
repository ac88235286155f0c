import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParserRegistry } from '../ParserRegistry';
import { parseReport } from '../parseReport';
import { builtInParsers } from '../parsers';
import { readReport } from '../readReport';
import { mutateReport } from './mutateReport';
import { problemsOfReport } from './problemsOfReport';
import { SeededRandom } from './SeededRandom';

/** One small report of each format, named after it. */
const folder = join(__dirname, 'smallReports');
const files = readdirSync(folder);
const mutations = 20;

it('has a small report of each format', () => {
  expect(files.map(formatOf).sort()).toEqual(new ParserRegistry().formats);
});

describe.each(files)('%s', file => {
  const bytes = readFileSync(join(folder, file));
  const format = formatOf(file);

  it('is recognised by its parser alone, and read', () => {
    const claimed = builtInParsers.filter(parser =>
      parser.detect(readReport(bytes)),
    );
    expect(claimed.map(parser => parser.format)).toEqual([format]);
    const parsers = new ParserRegistry();
    const { results } = parseReport({ bytes, parsers, key: 'a key' });
    expect(results.length).toBeGreaterThan(0);
  });

  it('is read or refused as it should be, whatever is changed in it', () => {
    for (let seed = 1; seed <= mutations; seed++) {
      const other = new SeededRandom(~seed).pick(builtInParsers).format;
      const problems = problemsOfReport({
        bytes: mutateReport(bytes, seed),
        parsers: builtInParsers,
        formats: [format, other],
      });
      expect({ seed, problems }).toEqual({ seed, problems: [] });
    }
  });
});

function formatOf(file: string): string {
  return file.replace(/\.\w+$/, '');
}
