import { EvidenceSubject } from '../EvidenceVerdict';

/** What a bill of materials says, in whichever format. */
export interface BillOfMaterials {
  format: 'cyclonedx' | 'spdx';
  /** People, organisations or tools that made it. */
  authors: string[];
  tools: string[];
  /** When it was made, as it says it. */
  timestamp?: string;
  /** When in the life of the software it was made: before, during or after the build. */
  generationContext?: string;
  /** What it is about. */
  subject?: EvidenceSubject;
  components: BillOfMaterialsComponent[];
  /** Whether it says what depends on what. */
  hasDependencies: boolean;
}

/** A component, by what it says of itself. */
export interface BillOfMaterialsComponent {
  name?: string;
  version?: string;
  supplier?: string;
  /** Package URL, CPE or another identifier by which it can be looked up. */
  identifier?: string;
  hasHash: boolean;
  hasLicense: boolean;
  /** A file has neither version nor identifier of its own. */
  isFile: boolean;
}
