import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { Acts } from '../acts.ts';
import type { Reader } from '../reading/reader.ts';

/** The contract's commands about who did what when. */

type AuditCall = Extract<CallName, `audit.${string}`>;
export type AuditHandlers = { readonly [Name in AuditCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export function createAudit({ reader, acts }: { readonly reader: Reader; readonly acts: Acts }): { readonly handlers: AuditHandlers } {
	return {
		handlers: {
			'audit.page': async (input) => {
				const { lines, cursor } = await reader.call('auditPage', input);
				return { lines, cursor };
			},
			'audit.people': () => reader.call('auditPeople', {}),
			'audit.export': async (input) => {
				// Before the first piece, so that the file tells of itself.
				if (input.cursor === null) await acts.note('audit.exported', input.filter.sessionId ?? null, { format: input.format });
				return reader.call('auditPiece', input);
			},
		},
	};
}
