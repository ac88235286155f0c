import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { PageView, Span, spans } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { useTextStyles } from '../shared/useTextStyles';

interface TimeControlProps {
  view: Pick<PageView, 'asOf' | 'span'>;
  /** Leaves the span out, on a page without courses. */
  momentOnly?: boolean;
  onChange(change: Partial<PageView>): void;
}

/**
 * Sets the moment a page is looked at, and how far back its courses go.
 * @internal
 */
export function TimeControl(props: TimeControlProps) {
  const { view, momentOnly, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const dateId = useId();
  return (
    <div role="group" aria-label={t('time.title')} className={classes.root}>
      <TextField
        id={dateId}
        type="date"
        label={t('time.asOf')}
        value={view.asOf?.slice(0, 10) ?? ''}
        onChange={event => onChange({ asOf: event.target.value || undefined })}
        InputLabelProps={{ shrink: true, className: text.label }}
        inputProps={{ max: new Date().toISOString().slice(0, 10) }}
        className={classes.field}
      />
      {!momentOnly && (
        <Choice
          label={t('time.span')}
          options={spans.map(days => ({
            value: String(days),
            title:
              days === 365 ? t('time.year') : t('time.days', { count: days }),
          }))}
          value={String(view.span)}
          onChange={value => onChange({ span: Number(value) as Span })}
        />
      )}
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    field: {
      width: '11rem',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
  }),
  { name: 'ProductSecurityTimeControl' },
);
