import {
  acmeFailedScans,
  acmeFailedUploads,
  daysAgo,
} from '../__fixtures__/acmeIntake';
import { failedReports } from './failedReports';

describe('failedReports', () => {
  it('puts both kinds together, newest first, of the period alone', () => {
    const [upload] = acmeFailedUploads;
    const [scan] = acmeFailedScans;
    const reports = failedReports(
      {
        from: daysAgo(7),
        asOf: daysAgo(0),
        failedUploads: [
          upload,
          { ...upload, id: 'lost', arrivedAt: daysAgo(6), interrupted: true },
        ],
      },
      [scan, { ...scan, id: 'old', scannedAt: daysAgo(7) }],
    );
    expect(reports.map(({ id, stage }) => [id, stage])).toEqual([
      ['upload-1', 'reading'],
      ['failed-1', 'recording'],
      ['lost', 'interrupted'],
    ]);
  });
});
