import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { TimeControl } from '../pages/TimeControl';
import { usePageView } from '../pages/usePageView';
import { Message } from '../shared/Message';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { TeamsSections } from './TeamsSections';
import { useTeamsData } from './useTeamsData';

/**
 * How the teams stand, each with its own applications, by every metric.
 * @internal
 */
export function TeamsPage() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const [{ asOf, span }, change] = usePageView();
  const request = useTeamsData(asOf);
  const classes = useStyles();
  const text = useTextStyles();
  const moment = request.data?.teams[0]?.score.trend.at(-1)?.asOf;
  return (
    <Content>
      <div className={classes.root}>
        <p className={`${text.lead} ${classes.intro}`}>
          {t('teams.explanation')}
        </p>
        <TimeControl view={{ asOf, span }} momentOnly onChange={change} />
        <MomentNotice
          asOf={moment}
          past={asOf !== undefined}
          onBackToNow={() => change({ asOf: undefined })}
        />
        <RequestView
          request={request}
          placeholder={<Placeholder height="32rem" />}
        >
          {data =>
            data.teams.length === 0 ? (
              <Message kind="unknown" title={t('teams.emptyTitle')}>
                {t('teams.emptyText')}
              </Message>
            ) : (
              <TeamsSections data={data} />
            )
          }
        </RequestView>
      </div>
    </Content>
  );
}

const useStyles = makeStyles(
  theme => ({
    // As wide as the window: every metric is a column.
    root: { minWidth: 0 },
    intro: { maxWidth: '52rem', margin: theme.spacing(0, 0, 2) },
  }),
  { name: 'ProductSecurityTeamsPage' },
);
