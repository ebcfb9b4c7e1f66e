import type { Section } from './figures.ts';
import { measureExport } from './transcript-export.ts';

/** Transcripts on their way out of the desk: how fast, and that a long one takes no more memory than a short one. */
export async function measureTranscripts({ sizes }: { readonly sizes: readonly number[] }): Promise<readonly Section[]> {
	const sections: Section[] = [];
	for (const messages of sizes) sections.push(await measureExport({ messages }));
	return sections;
}
