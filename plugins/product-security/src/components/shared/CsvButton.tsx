import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { CsvCell, toCsv } from '../../model/toCsv';
import { productSecurityTranslationRef } from '../../translation';

interface CsvButtonProps {
  /** What the table is called; names the file. */
  table: string;
  /** The rows, with the titles of the columns first. */
  rows(): CsvCell[][];
}

/**
 * Saves a table for spreadsheets.
 * @internal
 */
export function CsvButton(props: CsvButtonProps) {
  const { table, rows } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const save = () => {
    const address = URL.createObjectURL(
      new Blob([toCsv(rows())], { type: 'text/csv;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = `${table
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .toLowerCase()}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button
      size="small"
      className={classes.root}
      aria-label={t('dashboard.csvOf', { table })}
      onClick={save}
    >
      {t('dashboard.csv')}
    </Button>
  );
}

const useStyles = makeStyles(
  {
    root: {
      minWidth: 0,
      // Its word stands where the text around it begins.
      marginLeft: -5,
      '@media print': { display: 'none' },
    },
  },
  { name: 'ProductSecurityCsvButton' },
);
