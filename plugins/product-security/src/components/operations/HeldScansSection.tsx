import { useEffect, useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ListedScan,
  Page,
  productSecurityConfigurePermission,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Pages,
  Placeholder,
} from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { ConfirmScanDialog } from './ConfirmScanDialog';
import { HeldScansTable } from './HeldScansTable';

interface HeldScansSectionProps {
  pages: Pages<Page<ListedScan>>;
  /** A moment in the past is being looked at. */
  past: boolean;
  onConfirmed(): void;
}

/**
 * Scans whose closures wait, what they would close, and a way to confirm them for those who may.
 * @internal
 */
export function HeldScansSection(props: HeldScansSectionProps) {
  const { pages, past, onConfirmed } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const { allowed, loading } = usePermission({
    permission: productSecurityConfigurePermission,
  });
  const [asked, setAsked] = useState<ListedScan>();
  const [confirmed, setConfirmed] = useState<ListedScan>();
  const reasonId = useId();
  const outcome = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone with its row.
  useEffect(() => {
    if (confirmed) outcome.current?.focus();
  }, [confirmed]);

  const reason = loading
    ? t('operations.held.checking')
    : t('operations.held.needsPermission');
  return (
    <Section title={t('operations.held.title')}>
      <div role="status">
        {confirmed && (
          <p ref={outcome} tabIndex={-1} className={text.body}>
            <Mark kind="good">
              {t('operations.held.done', {
                tool: confirmed.tool,
                application: shortName(confirmed.application),
              })}
            </Mark>
          </p>
        )}
      </div>
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="6rem" />}
      >
        {loaded => {
          const scans = loaded.flatMap(page => page.items);
          if (scans.length === 0)
            return (
              <p className={text.body}>
                <Mark kind="good">{t('operations.held.none')}</Mark>
              </p>
            );
          return (
            <>
              {past && <p className={text.body}>{t('operations.held.now')}</p>}
              {!allowed && (
                <p id={reasonId} className={text.body}>
                  <Mark kind="neutral">{reason}</Mark>
                </p>
              )}
              <HeldScansTable
                scans={scans}
                disabledBy={allowed ? undefined : reasonId}
                onConfirm={setAsked}
              />
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
      {asked && (
        <ConfirmScanDialog
          scan={asked}
          onCancel={() => setAsked(undefined)}
          onConfirmed={() => {
            setConfirmed(asked);
            setAsked(undefined);
            onConfirmed();
          }}
        />
      )}
    </Section>
  );
}
