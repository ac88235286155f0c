import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRight from '@material-ui/icons/ChevronRight';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { TeamRow } from '../../model/teamRows';
import { mostCompared } from '../../model/TeamsView';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface TeamHeadingProps {
  row: TeamRow;
  /** Entity refs of the teams that stand side by side. */
  compared: string[];
  onFold(team: string): void;
  onCompare(team: string): void;
}

/**
 * Which team a line is about, with what folds the teams below it and what puts it beside others.
 * @internal
 */
export function TeamHeading(props: TeamHeadingProps) {
  const { row, compared, onFold, onCompare } = props;
  const { team, depth, item, below, folded } = row;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const isGroup = team !== 'none';
  const name = isGroup ? shortName(team) : t('groups.none');
  const chosen = compared.includes(team);
  return (
    <th scope="row">
      <span
        className={classes.root}
        style={{ marginLeft: `${depth * 1.5}rem` }}
      >
        {item ? (
          <input
            type="checkbox"
            className={classes.choice}
            aria-label={t('teams.compareTeam', { team: name })}
            title={t('teams.compareTeam', { team: name })}
            checked={chosen}
            disabled={!chosen && compared.length >= mostCompared}
            onChange={() => onCompare(team)}
          />
        ) : (
          <span className={classes.choice} />
        )}
        <span>
          {isGroup ? (
            <EntityRefLink entityRef={team} defaultKind="group" hideIcon />
          ) : (
            name
          )}
          <span className={`${text.small} ${text.subtle} ${classes.counts}`}>
            {item
              ? t('teams.applications', {
                  count: item.applications,
                  value: format.count(item.applications),
                })
              : t('teams.noApplications')}
          </span>
          {below > 0 && (
            <button
              type="button"
              className={`${text.small} ${classes.fold}`}
              aria-expanded={!folded}
              onClick={() => onFold(team)}
            >
              {folded ? (
                <ChevronRight fontSize="inherit" aria-hidden />
              ) : (
                <ExpandMore fontSize="inherit" aria-hidden />
              )}
              {t('teams.below', { count: below, value: format.count(below) })}
            </button>
          )}
        </span>
      </span>
    </th>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    choice: { flex: 'none', width: '1rem', margin: theme.spacing(0.5, 0, 0) },
    counts: { display: 'block' },
    fold: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.25),
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontSize: '0.75rem',
      color: theme.palette.link,
      cursor: 'pointer',
    },
  }),
  { name: 'ProductSecurityTeamHeading' },
);
