import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { OsvRecord, osvRecord } from '../osv/osvRecord';

/** A vulnerability in a module. */
interface Finding {
  id: string;
  module: string;
  isCalled: boolean;
  path: string | undefined;
  line: number | undefined;
}

/**
 * What the messages of govulncheck say together: it reports a vulnerability in a module, then again for each package that is imported
 * and each symbol that is called.
 */
export class GovulncheckFindings {
  readonly #records = new Map<string, OsvRecord>();
  readonly #findings = new Map<string, Finding>();
  /** `module` and `package` scans know nothing of calls. */
  #followsCalls = true;

  /** Whether a message said what govulncheck always says. */
  isReport = false;

  add(message: JsonNode): void {
    this.isReport ||=
      message.get('config').isObject || message.get('Calls').isObject;
    const level = message.get('config').get('scan_level').text();
    if (level !== undefined) this.#followsCalls = level === 'symbol';
    if (message.get('osv').isObject) this.#addRecord(message.get('osv'));
    if (message.get('finding').isObject) this.#addTrace(message.get('finding'));
    if (message.get('vulnerability').isObject) {
      this.#addVulnerability(message.get('vulnerability'));
    }
    for (const item of message.get('Vulns').items()) this.#addOldFormat(item);
  }

  *results(): Generator<ReportedResult> {
    for (const {
      id,
      module,
      isCalled,
      path,
      line,
    } of this.#findings.values()) {
      const record = this.#records.get(id);
      const packageUrl = packageUrlOf('golang', module);
      yield {
        category: 'dependency',
        rule: id,
        title: record?.title ?? id,
        severity: record?.severity,
        suppressed: this.#followsCalls && !isCalled,
        reachable: this.#followsCalls ? isCalled : undefined,
        cwe: record?.cwe,
        vulnerabilityIds: record?.ids ?? [id],
        packageUrl,
        location: { package: packageUrl, path, line },
      };
    }
  }

  /** The records come for every vulnerability of a module, whatever its version. */
  #addRecord(osv: JsonNode): string {
    const record = osvRecord(osv);
    this.#records.set(record.ids[0], record);
    return record.ids[0];
  }

  #addTrace(finding: JsonNode): void {
    const trace = finding.get('trace');
    const vulnerable = trace.at(0);
    let place: JsonNode | undefined;
    // From the vulnerable symbol to the code that is scanned.
    for (const frame of trace.items()) {
      if (frame.get('position').isObject) place = frame.get('position');
    }
    this.#addFinding({
      id: finding.get('osv').requiredText(),
      module: vulnerable.get('module').requiredText(),
      isCalled: vulnerable.get('function').text() !== undefined,
      path: place?.get('filename').text(),
      line: place?.get('line').number(),
    });
  }

  /** A message of the first protocol. */
  #addVulnerability(vulnerability: JsonNode): void {
    const id = this.#addRecord(vulnerability.get('osv'));
    for (const module of vulnerability.get('modules').items()) {
      let isCalled = false;
      for (const each of module.get('packages').items()) {
        isCalled ||= !each.get('callstacks').at(0).isAbsent;
      }
      this.#addFinding({
        id,
        module: module.get('path').requiredText(),
        isCalled,
        path: undefined,
        line: undefined,
      });
    }
  }

  #addOldFormat(item: JsonNode): void {
    this.#addFinding({
      id: this.#addRecord(item.get('OSV')),
      module: item.get('ModPath').requiredText(),
      isCalled: (item.get('CallSink').number() ?? 0) > 0,
      path: undefined,
      line: undefined,
    });
  }

  #addFinding(finding: Finding): void {
    const key = JSON.stringify([finding.id, finding.module]);
    const known = this.#findings.get(key);
    if (known === undefined || (finding.isCalled && !known.isCalled)) {
      this.#findings.set(key, finding);
    }
  }
}
