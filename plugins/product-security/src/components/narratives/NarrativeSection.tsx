import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Narrative } from '@prodsec/backstage-plugin-product-security-common';
import { Mark } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { NarrativeFooter } from './NarrativeFooter';
import { NarrativeTable } from './NarrativeTable';

interface NarrativeSectionProps {
  narrative: Narrative;
  /** Links to the narrative's own page. */
  withLink?: boolean;
}

/**
 * A narrative: the sentences made from its numbers, then the numbers. One page of paper when printed.
 * @internal
 */
export function NarrativeSection(props: NarrativeSectionProps) {
  const { narrative, withLink } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div className={classes.root}>
      <Section
        title={narrative.title}
        actions={
          withLink && (
            <Link
              to={link(`report/${encodeURIComponent(narrative.narrative)}`)}
              className={`${text.body} ${classes.link}`}
              aria-label={`${t('narratives.one')}: ${narrative.title}`}
            >
              {t('narratives.one')}
            </Link>
          )
        }
      >
        <p className={`${text.body} ${text.subtle}`}>{narrative.description}</p>
        <p className={`${text.lead} ${text.strong}`}>{narrative.sentence}</p>
        <ul className={`${text.plain} ${text.body} ${classes.sentences}`}>
          {narrative.metrics.map(({ metric, filters, sentence }) => (
            <li key={JSON.stringify([metric, filters])}>{sentence}</li>
          ))}
        </ul>
        <NarrativeTable narrative={narrative} />
        {narrative.leftOut?.map(({ metric, title, reason }) => (
          <p key={metric} className={text.body}>
            <Mark kind="neutral">
              {t('narratives.leftOut', { title, reason })}
            </Mark>
          </p>
        ))}
        <NarrativeFooter narrative={narrative} />
      </Section>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      '@media print': {
        breakAfter: 'page',
        '&:last-child': { breakAfter: 'auto' },
      },
    },
    link: { '@media print': { display: 'none' } },
    sentences: {
      display: 'grid',
      gap: theme.spacing(0.5),
      maxWidth: '56rem',
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ProductSecurityNarrativeSection' },
);
