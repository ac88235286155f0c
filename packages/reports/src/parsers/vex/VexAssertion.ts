import { Severity } from '@prodsec/backstage-plugin-product-security-common';
import { VexStatement } from '../../ReportParser';
import { VexComponent } from './vexComponent';

/** What a VEX document says of one vulnerability in some components: the form that all VEX formats are brought to. */
export interface VexAssertion extends Omit<VexStatement, 'packages'> {
  title?: string;
  cwe?: string[];
  /** Empty when the document names none, and so means what it is handed in for. */
  components: VexComponent[];
  /** Of a component, where the document rates the vulnerability; `undefined` when it does not. */
  severityOf?: (component: VexComponent) => Severity | undefined;
}
