import { z } from 'zod';
import { CATEGORIES, SEVERITIES } from '../../../../shared/model/category.ts';
import { MESSAGE_KINDS, ROLES } from '../../../../shared/model/message.ts';

/** What a pack file holds; resources/rules/README.md explains it to its authors. */

const listsSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'a list is named in lower case: disease, body-part'), z.array(z.string().min(1)).min(1));

const citationSchema = z
	.strictObject({
		country: z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters: ES, or EU'),
		law: z.string().min(1),
		article: z.coerce.string().min(1).optional(),
		read: z.coerce.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-11-22'),
	})
	.transform(({ article, ...citation }) => (article === undefined ? citation : { ...citation, article }));

const ruleSchema = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'an id is lower case with dots: es.health.cures'),
	category: z.enum(CATEGORIES),
	severity: z.enum(SEVERITIES),
	patterns: z.array(z.string().min(1)).min(1),
	unless: z.array(z.string().min(1)).default([]),
	roles: z.array(z.enum(ROLES)).min(1).optional(),
	kinds: z.array(z.enum(MESSAGE_KINDS)).min(1).optional(),
	asQuestion: z.boolean().optional(),
	asDenial: z.boolean().optional(),
	ignoreQuoted: z.boolean().default(false),
	citation: citationSchema.optional(),
	examples: z.array(z.string().min(1)).default([]),
	counterexamples: z.array(z.string().min(1)).default([]),
});

export const packSchema = z.strictObject({
	pack: z.string(),
	version: z.int().positive(),
	language: z.string().regex(/^([a-z]{2,3}|any)$/, 'a language is es, ru, ... or any'),
	lists: listsSchema.default({}),
	rules: z.array(ruleSchema).default([]),
});

/** What the team's rule was made from: the shipped pack and version, and the rule as it stood there (`fingerprintOf`). */
const replacesSchema = z.strictObject({ pack: z.string().min(1), as: z.string().min(1) });

/** A pack of the team lies over the shipped ones of its language: a rule or a list of the same name takes the shipped one's place. */
export const teamPackSchema = packSchema.extend({
	pack: z.string().regex(/^team\/([a-z]{2,3}|any)\/[a-z0-9][a-z0-9-]{0,60}$/, 'a pack of the team is named team/es/health'),
	version: z.int().nonnegative().default(0),
	rules: z.array(ruleSchema.extend({ replaces: replacesSchema.optional() })).default([]),
	/** Shipped rules that are switched off. */
	off: z.array(z.string().min(1)).default([]),
});

export type Pack = z.output<typeof packSchema>;
export type PackRule = z.output<typeof ruleSchema>;
export type TeamPack = z.output<typeof teamPackSchema>;
export type TeamRule = TeamPack['rules'][number];

const cues = z.array(z.string().min(1)).default([]);

/** What the words around a claim do to it, per language: `<language>/context.yaml`. */
export const contextSchema = z.strictObject({
	context: z.string(),
	version: z.int().positive(),
	/** Deny what follows in the clause: "no", "no creo que". */
	denial: cues,
	/** Deny what stands just before: French "ça guérit pas". */
	denialAfter: cues,
	/** Look like a denial and are none: "no solo". */
	noDenial: cues,
	/** Doubt what follows in the clause: "dudo que". */
	doubt: cues,
	/** Doubt what stands before in the clause, or in the one before it: "étanche à 50 m, j'en doute". */
	doubtAfter: cues,
	/** Mock what is said in the sentence and those beside it: "anda ya". A viewer's only. */
	scoff: cues,
	/** Make a sentence a question wherever they stand: "cuánto cuesta". */
	questions: cues,
	/** Make a sentence a question when they open it, after a greeting at most. */
	questionOpeners: cues,
	/** Make a sentence a question when they end it: "..., verdad". */
	questionEndings: cues,
	/** Look like a question and are none: "de verdad", "se puede mojar sin problema". */
	noQuestion: cues,
	/** Ask for nothing though a question mark follows: "es irrompible, ¿eh?" */
	tags: cues,
	/** Skipped before an opener: "hola", "buenas". */
	greetings: cues,
	/** Somebody else said it: "dicen que". */
	hearsay: cues,
	/** Condemn what is said in the sentence: "deja de decir que". Abuse that is spoken against weighs less. */
	condemnations: cues,
	/** Begin a new clause: "pero". */
	clauseBorders: cues,
	/** Go on with the clause after a comma: "не верю, что". */
	clauseJoins: cues,
});

export type ContextCues = z.output<typeof contextSchema>;

export const CUE_KINDS = [
	'denial',
	'denialAfter',
	'noDenial',
	'doubt',
	'doubtAfter',
	'scoff',
	'questions',
	'questionOpeners',
	'questionEndings',
	'noQuestion',
	'tags',
	'greetings',
	'hearsay',
	'condemnations',
	'clauseBorders',
	'clauseJoins',
] as const satisfies readonly Exclude<keyof ContextCues, 'context' | 'version'>[];

export type CueKind = (typeof CUE_KINDS)[number];
