import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import english from '../../../resources/locales/en/questions.json';

it('every question the desk knows has a name in the page, and no name is left over', () => {
	const file = join(import.meta.dirname, '../../../resources/questions/intents.yaml');
	const catalogue: { intents: { id: string }[] } = parse(readFileSync(file, 'utf8'));
	expect(Object.keys(english.intent).sort()).toEqual(catalogue.intents.map(({ id }) => id.replace('.', '_')).sort());
});
