import { PassThrough } from 'node:stream';
import { Terminal } from './Terminal';
import { UploadProgress } from './UploadProgress';

function start(isTTY: boolean) {
  const messages = Object.assign(new PassThrough(), { isTTY });
  let now = 0;
  const progress = new UploadProgress(
    new Terminal({ output: new PassThrough(), messages }),
    { name: 'r.json', size: 4 * 1024 * 1024 },
    () => now,
  );
  return {
    progress,
    later: (milliseconds: number) => {
      now += milliseconds;
    },
    said: () => String(messages.read() ?? ''),
  };
}

describe('UploadProgress', () => {
  it('is a bar on a terminal, which is gone in the end', () => {
    const { progress, said } = start(true);
    progress.read(1024 * 1024);
    progress.read(4 * 1024 * 1024);
    progress.working({});
    progress.working({ state: 'reading', percent: 50 });
    progress.end();
    expect(
      said()
        .split('\r')
        .map(line => line.replace('\u001b[K', '')),
    ).toEqual([
      '',
      '[--------------------] r.json: 0 %, 0 B of 4.0 MiB',
      '[#####---------------] r.json: 25 %, 1.0 MiB of 4.0 MiB',
      'r.json: sent, waiting for the portal',
      'r.json: in the portal: working',
      '[##########----------] r.json: in the portal: reading, 50 %',
      '',
    ]);
  });

  it('is a line now and then elsewhere', () => {
    const { later, progress, said } = start(false);
    progress.read(1024 * 1024);
    later(5_000);
    progress.read(2 * 1024 * 1024);
    progress.read(3 * 1024 * 1024);
    later(5_000);
    progress.working({ state: 'queued' });
    progress.end();
    expect(said()).toBe(
      [
        'r.json: sending 4.0 MiB',
        'r.json: 50 %, 2.0 MiB of 4.0 MiB',
        'r.json: in the portal: queued',
        '',
      ].join('\n'),
    );
  });
});
