import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { narrativesOf } from '../../model/narrativesOf';
import { teamRows } from '../../model/teamRows';
import { mostCompared } from '../../model/TeamsView';
import { Words } from '../../model/words';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { HeatMap } from './HeatMap';
import { TeamComparison } from './TeamComparison';
import { TeamsData } from './useTeamsData';
import { useTeamsView } from './useTeamsView';

interface TeamsSectionsProps {
  data: TeamsData;
}

/** The choice that stands for every metric. */
const allNarratives = '';

/**
 * The heat map of teams and metrics, and the teams chosen in it side by side.
 * @internal
 */
export function TeamsSections(props: TeamsSectionsProps) {
  const { teams, definitions } = props.data;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const [view, change] = useTeamsView();
  const classes = useStyles();
  const text = useTextStyles();

  const narratives = narrativesOf(definitions);
  const only =
    view.narrative === undefined
      ? undefined
      : new Set(narratives.get(view.narrative) ?? []);
  const metrics = [
    ...new Map(
      teams.flatMap(item => item.metrics.map(each => [each.metric, each])),
    ).values(),
  ].filter(({ metric }) => only === undefined || only.has(metric));
  const rows = teamRows(teams, view.sort, new Set(view.folded), only);
  const compared = view.compare.flatMap(
    team => teams.find(({ key }) => key.team === team) ?? [],
  );
  const toggle = (list: string[], team: string) =>
    list.includes(team) ? list.filter(each => each !== team) : [...list, team];

  return (
    <>
      <div className={classes.narrative}>
        <Choice
          label={t('teams.narrative')}
          options={[
            { value: allNarratives, title: t('teams.allMetrics') },
            ...[...narratives.keys()].map(id => ({
              value: id,
              title: narrativeTitle(id, t),
            })),
          ]}
          value={view.narrative ?? allNarratives}
          onChange={narrative =>
            change({ narrative: narrative || undefined, sort: undefined })
          }
        />
      </div>
      {compared.length > 1 && (
        <Section title={t('teams.sideBySide')}>
          <TeamComparison
            teams={compared}
            metrics={metrics}
            onClear={() => change({ compare: [] })}
          />
        </Section>
      )}
      <Section title={t('teams.title')}>
        {compared.length === 1 && (
          <p role="status" className={text.body}>
            {t('teams.chooseMore')}
          </p>
        )}
        {metrics.length === 0 ? (
          <p className={text.body}>{t('teams.noMetrics')}</p>
        ) : (
          <HeatMap
            rows={rows}
            metrics={metrics}
            sort={view.sort}
            compared={view.compare}
            onSort={sort => change({ sort })}
            onFold={team => change({ folded: toggle(view.folded, team) })}
            onCompare={team =>
              change({
                compare: toggle(view.compare, team).slice(0, mostCompared),
              })
            }
          />
        )}
      </Section>
    </>
  );
}

/** The built-in narratives have names; one of an adopter is called by its id. */
function narrativeTitle(id: string, t: Words): string {
  switch (id) {
    case 'revenue_protection':
    case 'release_confidence':
    case 'audit_assurance':
    case 'program_scale':
      return t(`teams.narratives.${id}`);
    default:
      return id.replaceAll('_', ' ');
  }
}

const useStyles = makeStyles(
  theme => ({ narrative: { marginTop: theme.spacing(2) } }),
  { name: 'ProductSecurityTeamsSections' },
);
