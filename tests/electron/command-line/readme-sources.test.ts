import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCE_OPTIONS } from '../../../electron/command-line/source-options.ts';
import { USAGE } from '../../../electron/command-line/usage.ts';
import { topFolder } from '../../../electron/paths.ts';
import { SERVICE_VARIABLES } from '../../../shared/model/source-service.ts';

const README = readFileSync(join(topFolder(), 'README.md'), 'utf8');
const TABLE = README.slice(README.indexOf('## Where messages come from'), README.indexOf('### Kick'));
/** They say something of the show or of every source, and stand with the command line. */
const GENERAL = ['market', 'twitch-server'];

const flagsIn = (text: string) => new Set([...text.matchAll(/--([a-z][a-z-]+)/g)].map(([, name = '']) => name));

describe('the table of sources in the README', () => {
	it('has every option of the command line, and none that there is not', () => {
		const named = flagsIn(TABLE);
		for (const name of Object.keys(SOURCE_OPTIONS)) if (!GENERAL.includes(name)) expect([...named], name).toContain(name);
		for (const name of named) expect(Object.keys(SOURCE_OPTIONS), name).toContain(name);
	});

	it('says of every option whether it can be given once or more than once', () => {
		for (const [name, option] of Object.entries(SOURCE_OPTIONS)) {
			const row = TABLE.split('\n').find((line) => line.startsWith('|') && line.includes(`| \`--${name}`));
			if (row === undefined || option.type === 'boolean') continue;
			expect(row.includes(', once'), name).toBe(!('multiple' in option));
		}
	});

	it('names the variable of every key, as the help does', () => {
		for (const variable of Object.values(SERVICE_VARIABLES)) {
			expect(TABLE).toContain(variable);
			expect(USAGE).toContain(variable);
		}
	});

	it('leaves no source out of the help', () => {
		const named = flagsIn(USAGE);
		for (const name of Object.keys(SOURCE_OPTIONS)) expect([...named], name).toContain(name);
	});
});
