import { spawn } from 'node:child_process';
import { once } from 'node:events';

const gracePeriodMs = 8000;
const running = new Set();
const onWindows = process.platform === 'win32';

/** Starts a program with this Node. It and its own children are ended together by `stopAll`. */
export function startNode(args, options = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !onWindows,
    ...options,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a program with this Node to its end. */
export async function runNode(args, options) {
  const child = startNode(args, options);
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** Ends a program and its children, and waits until it is gone. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = once(child, 'exit');
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), gracePeriodMs);
  await gone;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

/** Ends whatever `startNode` has started and is still running. */
export async function stopAll() {
  await Promise.all([...running].map(stop));
}

const cleanUps = new Set();

/** Has `cleanUp` run when the script is interrupted. */
export function onInterrupt(cleanUp) {
  cleanUps.add(cleanUp);
}

/** On Ctrl-C and the like: ends all children, cleans up and leaves. */
export function stopAllOnInterrupt() {
  let stopping = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, async () => {
      if (stopping) {
        return;
      }
      stopping = true;
      await stopAll();
      await Promise.all([...cleanUps].map(cleanUp => cleanUp()));
      process.exit(code);
    });
  }
}

function signalGroup(child, signal) {
  try {
    if (onWindows) {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    } else {
      process.kill(-child.pid, signal);
    }
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
