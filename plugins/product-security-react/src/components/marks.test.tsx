import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/test-utils';
import { ControlMark } from './ControlMark';
import { ExposureLabel } from './ExposureLabel';
import { MetricNumber } from './MetricNumber';
import { SeverityMark } from './SeverityMark';
import { StatusMark } from './StatusMark';
import { TierLabel } from './TierLabel';

describe('marks', () => {
  it('say in words what their signs mean', async () => {
    await renderInTestApp(
      <>
        <StatusMark status="met" />
        <StatusMark status="missed" />
        <StatusMark status="no-data" />
        <ControlMark control={{ id: 'sast', applicable: true, holds: true }} />
        <ControlMark
          control={{
            id: 'secrets',
            applicable: true,
            holds: false,
            since: '2026-09-17T00:00:00Z',
          }}
        />
        <ControlMark
          control={{ id: 'image', applicable: false, holds: false }}
        />
        <SeverityMark severity="critical" />
        <TierLabel tier="unassigned" />
        <ExposureLabel exposure="unknown" />
      </>,
    );
    for (const words of [
      'Meets target',
      'Misses target',
      'No data',
      'Code scan in place',
      'Secrets scan missing since Sep 17, 2026',
      'Image scan not applicable',
      'Critical',
      'No tier',
      'Exposure unknown',
    ])
      expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('say their words to screen readers and to who points at them, where signs stand alone', async () => {
    await renderInTestApp(
      <ControlMark
        hideWord
        control={{ id: 'sast', applicable: true, holds: false }}
      />,
    );
    expect(screen.getByText('Code scan missing')).toBeInTheDocument();
    expect(screen.getByTitle('Code scan missing')).toBeInTheDocument();
  });

  it('never show missing data as zero', async () => {
    await renderInTestApp(<MetricNumber value={null} unit="ratio" />);
    expect(screen.getByText('No data')).toBeInTheDocument();
    expect(screen.queryByText(/0/)).not.toBeInTheDocument();
  });
});
