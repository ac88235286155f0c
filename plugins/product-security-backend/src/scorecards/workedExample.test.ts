import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { loadDefinitions } from '../metrics/definitions/loadDefinitions';
import { readScorecardConfig } from './readScorecardConfig';
import { scoreInputs } from './scoreInputs';
import { scoreOf } from './scoreOf';

const file = join(
  resolvePackagePath('@prodsec/backstage-plugin-product-security-backend'),
  '../../docs/scorecards.md',
);

describe('docs/scorecards.md', () => {
  const documentation = readFileSync(file, 'utf8');
  const config = readScorecardConfig(new ConfigReader({}));

  it('has a worked example that is right', async () => {
    const rows = tableAfter('<!-- worked-example -->', documentation);
    const values = rows
      .slice(0, -1)
      .map(([metric, value]): [string, number | null] => [
        metric,
        value === '' ? null : Number(value),
      ]);
    const { metrics } = await loadDefinitions();
    const score = scoreOf(
      scoreInputs(
        { applications: 4, neverScanned: 0, values: new Map(values) },
        [...metrics.values()].map(({ definition }) => definition),
        config,
      ),
    );
    expect([
      ...score.parts.map(part => [
        part.metric,
        part.attainment === null ? '' : part.attainment.toFixed(4),
        part.weight.toFixed(4),
        part.points.toFixed(2),
      ]),
      ['score', '', '1', score.value!.toFixed(2)],
    ]).toEqual(
      rows.map(([metric, , , attainment, share, points]) => [
        metric,
        attainment,
        share,
        points,
      ]),
    );
    expect(documentation).toContain(`That is a ${score.grade}.`);
  });

  it('tells the default weights', () => {
    const rows = tableAfter('### The weights', documentation);
    expect(
      new Map(rows.map(([metric, weight]) => [metric, Number(weight)])),
    ).toEqual(config.weights);
  });
});

/** The cells of the table that follows a text, without its head. */
function tableAfter(text: string, documentation: string): string[][] {
  const [, after] = documentation.split(text);
  const lines = after.trimStart().split('\n');
  const end = lines.findIndex(line => !line.startsWith('|'));
  return lines.slice(2, end).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll(/[`*]/g, '')),
  );
}
