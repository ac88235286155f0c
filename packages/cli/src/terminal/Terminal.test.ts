import { PassThrough } from 'node:stream';
import { Terminal } from './Terminal';

function terminal(changes: { isTTY?: boolean; columns?: number } = {}) {
  const output = new PassThrough();
  const messages = Object.assign(new PassThrough(), changes);
  return {
    terminal: new Terminal({ output, messages }),
    said: () => ({
      output: String(output.read() ?? ''),
      messages: String(messages.read() ?? ''),
    }),
  };
}

describe('Terminal', () => {
  it('tells results from messages', () => {
    const { said, terminal: tested } = terminal();
    tested.result('a result');
    tested.note('a note');
    tested.detail('a detail');
    tested.error('an error');
    expect(said()).toEqual({
      output: 'a result\n',
      messages: 'a note\nan error\n',
    });
  });

  it('says less, or more', () => {
    const { said, terminal: tested } = terminal({ isTTY: true });
    tested.loudness = 'quiet';
    tested.note('a note');
    tested.live('a bar');
    tested.error('an error');
    expect(said().messages).toBe('an error\n');
    tested.loudness = 'verbose';
    tested.detail('a detail');
    expect(said().messages).toBe('a detail\n');
  });

  it('prints no secret anywhere, in JSON neither', () => {
    const { said, terminal: tested } = terminal({ isTTY: true });
    const secret = 'my"secret\\';
    tested.hide(secret);
    tested.hide('');
    tested.result(JSON.stringify({ message: `was ${secret}` }));
    tested.error(`was ${secret}`);
    tested.live(`was ${secret}`);
    expect(said()).toEqual({
      output: '{"message":"was ***"}\n',
      messages: 'was ***\n\rwas ***\u001b[K',
    });
  });

  it('lets no text steer the terminal, or begin a line of its own', () => {
    const { said, terminal: tested } = terminal();
    tested.error('tool \u001b[2J\r\n::add-mask::x\u2028\u202eend\u009b1m');
    expect(said().messages).toBe('tool  [2J ::add-mask::x end 1m\n');
  });

  it('writes over the live line, within the width', () => {
    const { said, terminal: tested } = terminal({ isTTY: true, columns: 5 });
    tested.live('12345678');
    tested.note('a note');
    expect(said().messages).toBe('\r1234\u001b[K\r\u001b[Ka note\n');
  });
});
