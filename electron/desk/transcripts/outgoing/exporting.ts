import type { CallOutput, ParsedInput } from '../../../../shared/contract/contract.ts';
import type { Acts } from '../../acts.ts';
import type { Reader } from '../../reading/reader.ts';

/** The contract's commands that bring a session out: the reader writes it, and the audit log says so before anything leaves. */
export interface Exporting {
	readonly handlers: { readonly 'session.export': (input: ParsedInput<'session.export'>) => Promise<CallOutput<'session.export'>> };
}

export function createExporting({ reader, acts }: { readonly reader: Reader; readonly acts: Acts }): Exporting {
	return {
		handlers: {
			async 'session.export'(input) {
				const piece = await reader.call('exportPiece', input);
				if (input.cursor === null) await acts.note('session.exported', input.sessionId, { format: input.format, personalData: input.personalData });
				return piece;
			},
		},
	};
}
