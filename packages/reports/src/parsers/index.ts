import { ReportParser } from '../ReportParser';
import { acunetixParser } from './acunetix';
import { anchorectlPoliciesParser } from './anchorectlPolicies';
import { anchorectlVulnerabilitiesParser } from './anchorectlVulnerabilities';
import { anchoreEngineParser } from './anchoreEngine';
import { anchoreEnterpriseParser } from './anchoreEnterprise';
import { asffParser } from './asff';
import { awsInspector2Parser } from './awsInspector2';
import { banditParser } from './bandit';
import { brakemanParser } from './brakeman';
import { bundlerAuditParser } from './bundlerAudit';
import { burpParser } from './burp';
import { cargoAuditParser } from './cargoAudit';
import { checkmarxOneParser } from './checkmarxOne';
import { checkovParser } from './checkov';
import { clairParser } from './clair';
import { csafParser } from './csaf';
import { cyclonedxParser } from './cyclonedx';
import { dependencyCheckParser } from './dependencyCheck';
import { dependencyTrackParser } from './dependencyTrack';
import { detectSecretsParser } from './detectSecrets';
import { genericParser } from './generic';
import { ggshieldParser } from './ggshield';
import { githubCodeScanningParser } from './githubCodeScanning';
import { githubDependabotParser } from './githubDependabot';
import { githubSecretScanningParser } from './githubSecretScanning';
import { gitlabParser } from './gitlab';
import { gitleaksParser } from './gitleaks';
import { gosecParser } from './gosec';
import { govulncheckParser } from './govulncheck';
import { grypeParser } from './grype';
import { hadolintParser } from './hadolint';
import { harborParser } from './harbor';
import { jfrogXrayParser } from './jfrogXray';
import { kicsParser } from './kics';
import { kubeBenchParser } from './kubeBench';
import { kubescapeParser } from './kubescape';
import { noseyParkerParser } from './noseyParker';
import { npmAuditParser } from './npmAudit';
import { nucleiParser } from './nuclei';
import { ocsfParser } from './ocsf';
import { openvexParser } from './openvex';
import { osvScannerParser } from './osvScanner';
import { pipAuditParser } from './pipAudit';
import { pnpmAuditParser } from './pnpmAudit';
import { prowlerParser } from './prowler';
import { rustyHogParser } from './rustyHog';
import { sarifParser } from './sarif';
import { secretlintParser } from './secretlint';
import { semgrepParser } from './semgrep';
import { snykParser } from './snyk';
import { snykIssuesParser } from './snykIssues';
import { sonarqubeParser } from './sonarqube';
import { spdxParser } from './spdx';
import { stackhawkParser } from './stackhawk';
import { terrascanParser } from './terrascan';
import { tfsecParser } from './tfsec';
import { trivyParser } from './trivy';
import { trivyOperatorParser } from './trivyOperator';
import { trufflehogParser } from './trufflehog';
import { twistlockParser } from './twistlock';
import { veracodeParser } from './veracode';
import { wizParser } from './wiz';
import { yarnAuditParser } from './yarnAudit';
import { zapParser } from './zap';

/** The formats that are read without any module. Each real report is recognised by one of them at most, so their order does not matter. */
export const builtInParsers: readonly ReportParser[] = [
  acunetixParser,
  anchorectlPoliciesParser,
  anchorectlVulnerabilitiesParser,
  anchoreEngineParser,
  anchoreEnterpriseParser,
  asffParser,
  awsInspector2Parser,
  banditParser,
  brakemanParser,
  bundlerAuditParser,
  burpParser,
  cargoAuditParser,
  checkmarxOneParser,
  checkovParser,
  clairParser,
  csafParser,
  cyclonedxParser,
  dependencyCheckParser,
  dependencyTrackParser,
  detectSecretsParser,
  genericParser,
  ggshieldParser,
  githubCodeScanningParser,
  githubDependabotParser,
  githubSecretScanningParser,
  gitlabParser,
  gitleaksParser,
  gosecParser,
  govulncheckParser,
  grypeParser,
  hadolintParser,
  harborParser,
  jfrogXrayParser,
  kicsParser,
  kubeBenchParser,
  kubescapeParser,
  noseyParkerParser,
  npmAuditParser,
  nucleiParser,
  ocsfParser,
  openvexParser,
  osvScannerParser,
  pipAuditParser,
  pnpmAuditParser,
  prowlerParser,
  rustyHogParser,
  sarifParser,
  secretlintParser,
  semgrepParser,
  snykIssuesParser,
  snykParser,
  sonarqubeParser,
  spdxParser,
  stackhawkParser,
  terrascanParser,
  tfsecParser,
  trivyOperatorParser,
  trivyParser,
  trufflehogParser,
  twistlockParser,
  veracodeParser,
  wizParser,
  yarnAuditParser,
  zapParser,
];
