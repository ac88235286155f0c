import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  productSecurityApiRef,
  useRequest,
  useTeams,
} from '@prodsec/backstage-plugin-product-security-react';
import { groupings, PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { TargetText } from '../shared/TargetText';
import { useTextStyles } from '../shared/useTextStyles';
import { GroupTable } from './GroupTable';
import { PortfolioData } from './usePortfolioData';

/** What a group is held to on its scorecard. */
const scorecardMetrics = ['ownership_completeness', 'tier1_coverage'];

interface GroupScorecardsProps {
  data: PortfolioData;
  view: PortfolioView;
  onChange(change: Partial<PortfolioView>): void;
}

/**
 * Ownership and coverage by team, business unit or tier.
 * @internal
 */
export function GroupScorecards(props: GroupScorecardsProps) {
  const { data, view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const api = useApi(productSecurityApiRef);
  const classes = useStyles();
  const text = useTextStyles();
  const { by, filters } = view;
  const { asOf } = data.portfolio;

  const metrics = data.metrics.filter(
    metric =>
      scorecardMetrics.includes(metric.metric) &&
      data.definitions.get(metric.metric)?.segments.includes(by),
  );
  const ids = metrics.map(metric => metric.metric);
  const values = useRequest(JSON.stringify([ids, by, asOf, filters]), signal =>
    Promise.all(
      ids.map(id =>
        api.getMetricValue(id, { asOf, groupBy: [by], filters, signal }),
      ),
    ),
  );
  // The teams' scores are of now and of everything a team has.
  const scoresApply =
    by === 'team' && !view.asOf && Object.keys(filters).length === 0;
  const teams = useTeams(scoresApply);

  return (
    <Section
      title={t('groups.title')}
      actions={
        <Choice
          label={t('groups.by')}
          value={by}
          onChange={value => onChange({ by: value, sort: undefined })}
          options={groupings.map(value => ({
            value,
            title: t(titles[value]),
          }))}
        />
      }
    >
      <RequestView
        request={values}
        placeholder={<Placeholder height="16rem" />}
      >
        {loaded => (
          <GroupTable
            metrics={metrics}
            values={loaded}
            by={by}
            sort={view.sort}
            scores={
              scoresApply && teams.data
                ? new Map(teams.data.map(team => [team.key.team, team.score]))
                : undefined
            }
            onSort={sort => onChange({ sort })}
            onOpen={(metric, value) =>
              onChange({
                drillDown: { metric, group: { segment: by, value } },
              })
            }
          />
        )}
      </RequestView>
      <ul className={`${text.plain} ${text.small} ${classes.targets}`}>
        {metrics.map(({ metric, title, target, unit }) => (
          <li key={metric}>
            {`${title}: `}
            <TargetText
              target={target}
              unit={unit}
              definition={data.definitions.get(metric)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({ targets: { '&&': { marginTop: theme.spacing(2) } } }),
  { name: 'ProductSecurityGroupScorecards' },
);

const titles = {
  team: 'groups.byTeam',
  businessUnit: 'groups.byBusinessUnit',
  tier: 'groups.byTier',
} as const;
