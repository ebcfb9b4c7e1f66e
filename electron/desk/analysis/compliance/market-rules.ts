import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { type ComplianceRules, LEAST_DISCLOSURE_MINUTES, MOST_DISCLOSURE_MINUTES } from '../../../../shared/model/compliance.ts';
import type { Citation } from '../../../../shared/model/flag.ts';
import { parse } from '../rules/read-packs.ts';

/** What each market asks of a show; resources/compliance/README.md explains the files to their authors. */
export interface MarketRules {
	/** Of the market itself, else of the Union it belongs to, else those of no country. */
	of(market: string): ComplianceRules;
}

const UNION = 'EU';
/** The file of those that belong to no market we know. */
const NOWHERE = 'any';

const lawSchema = z.strictObject({
	law: z.string().min(1),
	article: z.coerce.string().min(1).optional(),
	read: z.coerce.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-11-22'),
});

const phrases = z.array(z.string().trim().min(2).max(60)).min(1);

const fileSchema = z.strictObject({
	market: z.string().regex(/^(?:[A-Z]{2}|any)$/, 'a market is two capital letters: ES, or EU; or any'),
	members: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
	disclosure: z.strictObject({
		minutes: z.number().int().min(LEAST_DISCLOSURE_MINUTES).max(MOST_DISCLOSURE_MINUTES),
		accepted: phrases,
		said: phrases.optional(),
		law: lawSchema.optional(),
		token: z.string().min(2).max(20).optional(),
	}),
	reference: z.strictObject({ days: z.number().int().min(1).max(365), law: lawSchema }).optional(),
	urgency: lawSchema.optional(),
});

type MarketFile = z.output<typeof fileSchema>;

/** @throws DeskError `bad-rule-pack` naming file and line */
export async function readMarketRules(folder: string): Promise<MarketRules> {
	const names = await readdir(folder).catch((cause: unknown) => {
		throw new DeskError(
			'bad-rule-pack',
			`The compliance folder ${folder} cannot be read; reinstall the program or name another folder.`,
			{ file: folder },
			{ cause },
		);
	});
	const files = new Map<string, MarketFile>();
	for (const name of names.filter((each) => each.endsWith('.yaml')).sort()) {
		const { content, fault } = parse(join('..', 'compliance', name), await readFile(join(folder, name), 'utf8'), fileSchema);
		if (`${content.market}.yaml` !== name) throw fault(['market'], `"market" must be ${name.replace('.yaml', '')}, like the file`);
		files.set(content.market, content);
	}
	const nowhere = files.get(NOWHERE);
	if (nowhere === undefined) throw new DeskError('bad-rule-pack', `The file ${NOWHERE}.yaml is not in ${folder}; reinstall the program.`, { file: folder });
	return {
		of(market) {
			const own = files.get(market);
			const union = files.get(UNION);
			const ofUnion = union?.members.includes(market) === true ? union : undefined;
			return rulesFrom(own ?? ofUnion ?? nowhere, own === undefined ? undefined : ofUnion);
		},
	};
}

/** What a market's own file does not say, its union's does. */
function rulesFrom(file: MarketFile, union: MarketFile | undefined): ComplianceRules {
	const country = file.market === NOWHERE ? null : file.market;
	const cite = (law: z.output<typeof lawSchema> | undefined, of: string | null): Citation | null =>
		law === undefined || of === null ? null : { country: of, law: law.law, ...(law.article === undefined ? {} : { article: law.article }), read: law.read };
	const reference = file.reference ?? union?.reference;
	const referenceLaw = cite(reference?.law, file.reference === undefined ? UNION : country);
	return {
		rulesOf: country,
		disclosureMinutes: file.disclosure.minutes,
		accepted: [...new Set([...file.disclosure.accepted, ...(union?.disclosure.accepted ?? [])])],
		said: [...new Set([...(file.disclosure.said ?? []), ...(union?.disclosure.said ?? [])])],
		disclosureLaw: cite(file.disclosure.law, country) ?? cite(union?.disclosure.law, UNION),
		token: file.disclosure.token ?? null,
		referenceLaw: reference === undefined || referenceLaw === null ? null : { days: reference.days, law: referenceLaw },
		urgencyLaw: cite(file.urgency, country) ?? cite(union?.urgency, UNION),
	};
}
