import { type CallInput, type CallName, calls, type Desk } from '../../shared/contract/contract.ts';
import { DeskError, faultOf } from '../../shared/contract/errors.ts';
import type { WireAnswer } from '../../shared/contract/wire.ts';

/** One line for the log of the process. Never message text, never a secret. */
export type Log = (line: string) => void;

/**
 * Answers one call that came over a wire, for both hosts. Never rejects: whatever goes wrong is a fault in the answer.
 * @param name as it came; names outside the contract are answered with `unknown-command`
 * @param input as it came; the desk checks it against the call's schema
 */
export async function answerCall(desk: Desk, name: string, input: unknown, log: Log): Promise<WireAnswer> {
	try {
		if (!isCallName(name)) throw new DeskError('unknown-command', 'The desk knows no such command.');
		return { ok: true, output: await desk.call(name, input as CallInput<typeof name>) };
	} catch (error) {
		const fault = faultOf(error);
		if (fault.code === 'internal') log(`${isCallName(name) ? name : 'a call'} failed: ${tracedWithoutMessage(error)}`);
		else if (fault.code === 'unknown-command' || fault.code === 'invalid-input') log(`refused a call: ${fault.code}`);
		return { ok: false, fault };
	}
}

function isCallName(name: string): name is CallName {
	return Object.hasOwn(calls, name);
}

/** Messages of foreign errors quote their input (JSON.parse does), so only the kind of error and where it arose are kept. */
function tracedWithoutMessage(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return [`${error.name}${code}`, ...frames.slice(0, 8).map((line) => line.trim())].join(' ');
}
