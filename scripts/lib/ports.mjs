import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Whether nothing listens on the port. */
export async function isFree(port) {
  const answered = await Promise.all(
    ['127.0.0.1', '::1'].map(host => answers(port, host)),
  );
  return !answered.includes(true) && (await canListen(port));
}

/** A port that nothing listens on. */
export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port, host) {
  const socket = connect({ port, host });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function canListen(port) {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch (error) {
    if (error.code === 'EACCES') {
      return true;
    }
    return false;
  }
}
