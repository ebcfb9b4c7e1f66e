import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../shared/contract/errors.ts';
import { CATEGORIES, type Category } from '../../../shared/model/category.ts';
import type { Citation, FoundFlag } from '../../../shared/model/flag.ts';
import { parse } from './rules/read-packs.ts';

/** Which law a flag rests on in which country; resources/markets/README.md explains the files to their authors. */
export interface MarketLaws {
	/** The flag with the law of that market, or with none where the market has none for it. */
	cited(flag: FoundFlag, market: string): FoundFlag;
}

const UNION = 'EU';

const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters: ES, or EU');

const marketSchema = z.strictObject({
	market: country,
	members: z.array(country).default([]),
	laws: z.array(
		z.strictObject({
			categories: z.array(z.enum(CATEGORIES)).min(1),
			law: z.string().min(1),
			article: z.coerce.string().min(1).optional(),
			read: z.coerce.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-11-22'),
		}),
	),
});

/** @throws DeskError `bad-rule-pack` naming file and line */
export async function readMarketLaws(folder: string): Promise<MarketLaws> {
	const files = await readdir(folder).catch((cause: unknown) => {
		throw new DeskError(
			'bad-rule-pack',
			`The markets folder ${folder} cannot be read; reinstall the program or name another folder.`,
			{ file: folder },
			{ cause },
		);
	});
	const laws = new Map<string, ReadonlyMap<Category, Citation>>();
	const members = new Set<string>();
	for (const file of files.filter((name) => name.endsWith('.yaml')).sort()) {
		const { content, fault } = parse(join('..', 'markets', file), await readFile(join(folder, file), 'utf8'), marketSchema);
		if (`${content.market}.yaml` !== file) throw fault(['market'], `"market" must be ${file.replace('.yaml', '')}, like the file`);
		laws.set(content.market, byCategory(content));
		for (const member of content.members) members.add(member);
	}
	return {
		cited(flag, market) {
			const { citation: ofRule, ...rest } = flag;
			const isMember = members.has(market);
			const applies = ofRule !== undefined && (ofRule.country === market || (ofRule.country === UNION && isMember));
			const citation = applies ? ofRule : (laws.get(market)?.get(flag.category) ?? (isMember ? laws.get(UNION)?.get(flag.category) : undefined));
			return citation === undefined ? rest : { ...rest, citation };
		},
	};
}

/** The first law of each category. */
function byCategory({ market, laws }: z.output<typeof marketSchema>): ReadonlyMap<Category, Citation> {
	const first = new Map<Category, Citation>();
	for (const { categories, law, article, read } of laws) {
		const citation: Citation = { country: market, law, ...(article === undefined ? {} : { article }), read };
		for (const category of categories) if (!first.has(category)) first.set(category, citation);
	}
	return first;
}
