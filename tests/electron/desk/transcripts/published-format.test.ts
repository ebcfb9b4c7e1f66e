import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TRANSCRIPT_VERSION, transcriptLineSchema } from '../../../../electron/desk/transcripts/transcript-entry.ts';
import { topFolder } from '../../../../electron/paths.ts';
import { CAPTION_KINDS, EXPORTED_PARTS, OFFSET_UNITS, OPTIONS_OF, TABLE_COLUMNS, WRITTEN_FORMATS } from '../../../../shared/model/session-export.ts';

/** Names of all fields of a JSON schema, and the one value of those that can have but one: the types of lines and bodies. */
function namesIn(schema: unknown, names = new Set<string>()): ReadonlySet<string> {
	if (Array.isArray(schema)) for (const part of schema) namesIn(part, names);
	else if (schema !== null && typeof schema === 'object') {
		for (const [key, value] of Object.entries(schema)) {
			if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
			if (key === 'const' && typeof value === 'string') names.add(value);
			namesIn(value, names);
		}
	}
	return names;
}

describe('the formats that the README publishes', () => {
	const readme = readFileSync(join(topFolder(), 'README.md'), 'utf8');
	const section = readme.slice(readme.indexOf('## A session as a file'), readme.indexOf('\n## ', readme.indexOf('## A session as a file') + 1));

	it('has every type of line and every field of our JSONL, and its version', () => {
		expect(section).toContain(`### The JSONL transcript, version ${TRANSCRIPT_VERSION}`);
		const schema = z.toJSONSchema(transcriptLineSchema, { io: 'input', unrepresentable: 'any' });
		const missing = [...namesIn(schema)].filter((name) => name !== 'showdesk-sha256-1' && !section.includes(`\`${name}\``));
		expect(missing).toEqual([]);
	});

	it('has every format with the options it takes, and every column of the table', () => {
		for (const format of WRITTEN_FORMATS) {
			const row = section.split('\n').find((line) => line.startsWith(`| \`${format}\` |`));
			const options = OPTIONS_OF[format].map((option) => ({ part: 'what', byteOrderMark: 'without-bom' })[option as string] ?? option);
			for (const option of options) expect(row, `${format} takes --${option}`).toContain(`--${option}`);
		}
		for (const name of [...TABLE_COLUMNS, ...EXPORTED_PARTS, ...CAPTION_KINDS]) expect(section).toContain(`\`${name}\``);
		expect(section).toContain(OFFSET_UNITS[1]);
	});
});
