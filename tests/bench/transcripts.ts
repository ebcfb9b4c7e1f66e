import type { Section } from './figures.ts';
import { measureExport } from './transcript-export.ts';
import { measureImport } from './transcript-import.ts';

/** Transcripts on their way into the desk and out of it: how fast, and that a long one takes no more memory than a short one. */
export async function measureTranscripts({ sizes }: { readonly sizes: readonly number[] }): Promise<readonly Section[]> {
	const sections: Section[] = [];
	for (const messages of sizes) sections.push(await measureImport({ messages }), await measureExport({ messages }));
	return sections;
}
