import { Socket } from 'node:net';

/** Makes each attempt of the tests of a file to reach the network fail, and the test with it. */
export function blockNetwork(): void {
  let attempts = 0;
  const original = Socket.prototype.connect;
  beforeAll(() => {
    Socket.prototype.connect = function connect(): never {
      attempts++;
      throw new Error('Evidence is checked without network');
    };
  });
  afterAll(() => {
    Socket.prototype.connect = original;
    expect(attempts).toBe(0);
  });
}
