import { CopyTextButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from './useTextStyles';

interface SnippetProps {
  text: string;
  /** What the lines are for; said with the button that copies them. */
  label: string;
}

/**
 * Lines to copy.
 * @internal
 */
export function Snippet(props: SnippetProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div className={classes.root}>
      <pre className={`${classes.lines} ${text.small}`}>{props.text}</pre>
      <CopyTextButton
        text={props.text}
        variant="tertiary"
        aria-label={`${t('advice.copy')}: ${props.label}`}
      />
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      maxWidth: '44rem',
      minWidth: 0,
    },
    lines: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(1, 0, 1, 1.5),
      borderLeft: `2px solid ${theme.palette.divider}`,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontFamily: 'monospace',
    },
  }),
  { name: 'ProductSecuritySnippet' },
);
