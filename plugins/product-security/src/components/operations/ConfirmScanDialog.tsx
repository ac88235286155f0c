import { useId, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { isError, toError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { ListedScan } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  productSecurityApiRef,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface ConfirmScanDialogProps {
  scan: ListedScan;
  onCancel(): void;
  onConfirmed(): void;
}

/**
 * Asks once more before a held scan closes what it does not report, and does it.
 * @internal
 */
export function ConfirmScanDialog(props: ConfirmScanDialogProps) {
  const { scan, onCancel, onConfirmed } = props;
  const api = useApi(productSecurityApiRef);
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.confirmScan(scan.id);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
      return;
    }
    onConfirmed();
  };
  const waiting = scan.waiting?.total ?? 0;
  return (
    <Dialog
      open
      onClose={busy ? undefined : onCancel}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      maxWidth="sm"
    >
      <DialogTitle id={`${id}-title`} disableTypography>
        <h2 className={`${text.large} ${text.strong} ${text.plain}`}>
          {t('operations.held.dialogTitle')}
        </h2>
      </DialogTitle>
      <DialogContent id={`${id}-text`} className={text.body}>
        <p>
          {t('operations.held.dialogText', {
            count: waiting,
            value: format.count(waiting),
            tool: scan.tool,
            application: shortName(scan.application),
            moment: format.moment(scan.scannedAt),
          })}
        </p>
        <p>{t('operations.held.dialogEffect')}</p>
        <p>{t('operations.held.dialogCheck')}</p>
        {problem && (
          <p role="alert">
            <Mark kind="bad">
              {t('operations.held.failed', { message: problem })}
            </Mark>
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel} disabled={busy}>
          {t('operations.held.cancel')}
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          onClick={confirm}
        >
          {busy ? t('operations.held.closing') : t('operations.held.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What the backend says of it, without the status line around it. */
function messageOf(thrown: unknown): string {
  const error = toError(thrown);
  return isError(error.cause) ? error.cause.message : error.message;
}
