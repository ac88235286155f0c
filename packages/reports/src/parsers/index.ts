import { ReportParser } from '../ReportParser';
import { cyclonedxParser } from './cyclonedx';
import { gitleaksParser } from './gitleaks';
import { sarifParser } from './sarif';
import { trivyParser } from './trivy';

/** The formats that are read without any module, in the order in which they are asked. */
export const builtInParsers: readonly ReportParser[] = [
  sarifParser,
  cyclonedxParser,
  trivyParser,
  gitleaksParser,
];
