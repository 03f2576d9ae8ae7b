/** Tells a server that went away from a statement that failed. */
import { errorCode, errorMessage, field } from '../error-code.ts';

const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Class 08 and the 57P family: shut down by somebody, crashed, not accepting yet. */
const SQL_STATES = /^(08...|57P0[1-3])$/;
const SENTENCES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

export function isConnectionLoss(error: unknown): boolean {
  if (field(error, 'syscall') === 'connect') return true;
  const code = errorCode(error);
  if (SQL_STATES.test(code) || (SOCKET_CODES.has(code) && field(error, 'syscall') !== undefined)) return true;
  if (SENTENCES.test(errorMessage(error))) return true;
  const inner = field(error, 'driverError');
  return inner !== undefined && inner !== error && isConnectionLoss(inner);
}
