import { useEffect, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  Control,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  productSecurityReactTranslationRef,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { ApplicationsView } from '../../model/ApplicationsView';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface ApplicationsFiltersProps {
  view: ApplicationsView;
  onChange(change: Partial<ApplicationsView>, replace?: boolean): void;
}

/** Milliseconds without a further letter after which a search begins. */
const searchDelay = 300;

/**
 * Narrows the list by name and by what the applications lack.
 * @internal
 */
export function ApplicationsFilters(props: ApplicationsFiltersProps) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const id = useId();
  const [typed, setTyped] = useState(view.q);
  useEffect(() => setTyped(view.q), [view.q]);
  useEffect(() => {
    if (typed === view.q) return undefined;
    const timer = setTimeout(
      () => onChange({ q: typed }, view.q !== ''),
      searchDelay,
    );
    return () => clearTimeout(timer);
  }, [typed, view.q, onChange]);

  const { missingControl } = view;
  return (
    <div className={classes.root}>
      <TextField
        id={`${id}-q`}
        type="search"
        label={t('applicationList.search')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        InputLabelProps={{ shrink: true, className: text.label }}
        className={classes.field}
      />
      <FormControl className={classes.field}>
        <InputLabel id={`${id}-label`} shrink className={text.label}>
          {t('applicationList.missing')}
        </InputLabel>
        <Select
          multiple
          displayEmpty
          id={id}
          labelId={`${id}-label`}
          value={missingControl}
          onChange={event =>
            onChange({ missingControl: event.target.value as Control[] })
          }
          renderValue={() =>
            missingControl.length === 0
              ? t('applicationList.anything')
              : format.list(
                  missingControl.map(control => words.t(`control.${control}`)),
                )
          }
          MenuProps={{
            getContentAnchorEl: null,
            anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
          }}
        >
          {controls.map(control => (
            <MenuItem key={control} value={control} dense>
              <Checkbox
                size="small"
                color="primary"
                checked={missingControl.includes(control)}
                className={classes.check}
                inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
              />
              {words.t(`control.${control}`)}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
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
      marginTop: theme.spacing(2),
      '@media print': { display: 'none' },
    },
    field: {
      // Two of the filters above and the space between them.
      width: '23rem',
      maxWidth: '100%',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    check: { padding: theme.spacing(0, 1, 0, 0) },
  }),
  { name: 'ProductSecurityApplicationsFilters' },
);
