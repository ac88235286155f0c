import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  productSecurityReactTranslationRef,
  useFindings,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { FindingsTable } from './FindingsTable';

interface FindingsSectionProps {
  /** Entity ref. */
  application: string;
  asOf: string;
}

const pageSize = 25;

/**
 * The open findings of an application, highest risk first.
 * @internal
 */
export function FindingsSection(props: FindingsSectionProps) {
  const { application, asOf } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const text = useTextStyles();
  const id = useId();
  const [severity, setSeverity] = useState<Severity>();
  const pages = useFindings({
    application,
    status: ['open'],
    severity: severity && [severity],
    limit: pageSize,
  });

  return (
    <Section
      title={t('entity.findings')}
      actions={
        <FormControl>
          <InputLabel htmlFor={id} shrink className={text.label}>
            {t('entity.filterSeverity')}
          </InputLabel>
          <NativeSelect
            id={id}
            value={severity ?? ''}
            onChange={event =>
              setSeverity(
                severities.find(value => value === event.target.value),
              )
            }
          >
            <option value="">{t('entity.allSeverities')}</option>
            {severities.map(value => (
              <option key={value} value={value}>
                {words.t(`severity.${value}`)}
              </option>
            ))}
          </NativeSelect>
        </FormControl>
      }
    >
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="20rem" />}
      >
        {loaded => {
          const findings = loaded.flatMap(page => page.items);
          if (findings.length === 0)
            return (
              <p className={text.body}>
                {severity ? t('entity.noFindings') : t('card.nothingOpen')}
              </p>
            );
          return (
            <>
              <FindingsTable findings={findings} asOf={asOf} />
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}
