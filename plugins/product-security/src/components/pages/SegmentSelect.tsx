import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { makeStyles } from '@material-ui/core/styles';
import { FilterSegment } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { GroupName } from '../shared/GroupName';
import { useTextStyles } from '../shared/useTextStyles';

interface SegmentSelectProps {
  segment: FilterSegment;
  options: readonly string[];
  selected: string[];
  onChange(values: string[]): void;
}

/**
 * Any of the groups of one segment.
 * @internal
 */
export function SegmentSelect(props: SegmentSelectProps) {
  const { segment, selected, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const id = useId();
  // A value of a link that is shared may not be among the groups of today.
  const options = [...new Set([...props.options, ...selected])];
  return (
    <FormControl className={classes.root}>
      <InputLabel id={`${id}-label`} shrink className={text.label}>
        {t(`filter.${segment}`)}
      </InputLabel>
      <Select
        multiple
        displayEmpty
        id={id}
        labelId={`${id}-label`}
        value={selected}
        onChange={event => onChange(event.target.value as string[])}
        renderValue={() =>
          selected.length === 0
            ? t('filter.all')
            : selected.map((value, index) => (
                <span key={value}>
                  {index > 0 && ', '}
                  <GroupName segment={segment} value={value} />
                </span>
              ))
        }
        MenuProps={{
          getContentAnchorEl: null,
          anchorOrigin: { vertical: 'bottom', horizontal: 'left' },
        }}
      >
        {options.map(value => (
          <MenuItem key={value} value={value} dense>
            <Checkbox
              size="small"
              color="primary"
              checked={selected.includes(value)}
              className={classes.check}
              inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
            />
            <GroupName segment={segment} value={value} />
          </MenuItem>
        ))}
      </Select>
    </FormControl>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      width: '11rem',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
    check: { padding: theme.spacing(0, 1, 0, 0) },
  }),
  { name: 'ProductSecuritySegmentSelect' },
);
