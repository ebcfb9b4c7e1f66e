import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, YAMLMap } from 'yaml';
import type { Category, Severity } from '../../shared/model/category.ts';
import { CATEGORIES, SEVERITIES } from '../../shared/model/category.ts';
import { MESSAGE_KINDS, type MessageKind, ROLES, type Role } from '../../shared/model/message.ts';

/**
 * A pack while it is written. Its text is the one truth: the form reads it and changes it in place, so that comments and whatever a
 * person wrote by hand stay. The desk alone says what is wrong with it.
 */

export interface RuleFields {
	readonly id: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly patterns: readonly string[];
	readonly unless: readonly string[];
	/** Empty: everyone. */
	readonly roles: readonly Role[];
	/** Empty: chat and speech. */
	readonly kinds: readonly MessageKind[];
	/** Null: as is usual for the category. */
	readonly asQuestion: boolean | null;
	readonly asDenial: boolean | null;
	readonly ignoreQuoted: boolean;
	readonly citation: CitationFields;
	readonly examples: readonly string[];
	readonly counterexamples: readonly string[];
	/** What a rule in a shipped one's place was made from. */
	readonly replaces: Origin | null;
}

export interface CitationFields {
	readonly country: string;
	readonly law: string;
	readonly article: string;
	readonly read: string;
}

export interface Origin {
	/** `es/health@1` */
	readonly pack: string;
	readonly as: string;
}

export interface PackParts {
	readonly rules: readonly RuleFields[];
	readonly lists: readonly WordList[];
	readonly off: readonly string[];
}

export interface WordList {
	readonly name: string;
	readonly entries: readonly string[];
}

/** A pack of the team with nothing in it yet. */
export function emptyPack(name: string): string {
	const language = name.split('/')[1] ?? 'any';
	return `pack: ${name}\nversion: 0\nlanguage: ${language}\nrules: []\n`;
}

/** What stands in a text; null where it cannot be read as a pack at all. What is missing or wrong in a part is read as empty. */
export function partsOf(text: string): PackParts | null {
	const document = documentOf(text);
	if (document === null) return null;
	const pack: unknown = document.toJS();
	const { rules, lists, off } = recordOf(pack);
	return {
		rules: Array.isArray(rules) ? rules.map((rule) => fieldsOf(recordOf(rule))) : [],
		lists: Object.entries(recordOf(lists)).map(([name, entries]) => ({ name, entries: textsOf(entries) })),
		off: textsOf(off),
	};
}

/** Does the pack say nothing? Then there is no need to keep it. */
export function isEmptyPack({ rules, lists, off }: PackParts): boolean {
	return rules.length === 0 && lists.length === 0 && off.length === 0;
}

/** With this rule at the end. */
export function withRule(text: string, rule: RuleFields): string {
	return changed(text, (document) => {
		const node = document.createNode({});
		if (!isMap(node)) return;
		for (const field of RULE_FIELDS) setField(document, node, rule, field);
		sequenceAt(document, 'rules').add(node);
	});
}

/** With one part of a rule as it is in `rule`; a part that says nothing is left out. */
export function withRuleField(text: string, index: number, rule: RuleFields, field: RuleField): string {
	return changed(text, (document) => {
		const node = sequenceAt(document, 'rules').items[index];
		if (isMap(node)) setField(document, node, rule, field);
	});
}

export function withoutRule(text: string, index: number): string {
	return changed(text, (document) => {
		sequenceAt(document, 'rules').delete(index);
	});
}

/** Shipped rules that are switched off. */
export function withOff(text: string, rule: string, isOff: boolean): string {
	return changed(text, (document) => {
		const off = textsOf(recordOf(document.toJS()).off).filter((other) => other !== rule);
		if (isOff) off.push(rule);
		if (off.length === 0) document.delete('off');
		else document.set('off', textSequence(document, off, null));
	});
}

/** With a list of this name; without entries there is none. */
export function withList(text: string, name: string, entries: readonly string[]): string {
	return changed(text, (document) => {
		const lists = document.get('lists', true);
		if (!isMap(lists)) {
			if (entries.length === 0) return;
			const { contents } = document;
			if (!isMap(contents)) return;
			const made = new YAMLMap();
			made.set(name, textSequence(document, entries, null));
			const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === 'rules');
			contents.items.splice(at === -1 ? contents.items.length : at, 0, document.createPair('lists', made));
			return;
		}
		if (entries.length > 0) lists.set(name, textSequence(document, entries, lists.get(name, true)));
		else lists.delete(name);
		if (lists.items.length === 0) document.delete('lists');
	});
}

export type RuleField = keyof RuleFields;
const RULE_FIELDS = [
	'id',
	'replaces',
	'category',
	'severity',
	'patterns',
	'unless',
	'roles',
	'kinds',
	'asQuestion',
	'asDenial',
	'ignoreQuoted',
	'citation',
	'examples',
	'counterexamples',
] as const satisfies readonly RuleField[];

/** A rule that finds nothing yet, under an id nobody has. */
export function newRule(language: string, taken: ReadonlySet<string>): RuleFields {
	let number = 1;
	while (taken.has(`${language}.team.rule-${number}`)) number += 1;
	return { ...fieldsOf({}), id: `${language}.team.rule-${number}`, patterns: [] };
}

function setField(document: Document, node: YAMLMap, rule: RuleFields, field: RuleField): void {
	const value = written(document, rule, field, node.get(field, true));
	if (value === null) node.delete(field);
	else node.set(field, value);
}

/** What stands for one part of a rule; null where it says nothing. */
function written(document: Document, rule: RuleFields, field: RuleField, before: unknown): Node | string | boolean | null {
	switch (field) {
		case 'id':
		case 'category':
		case 'severity':
		case 'asQuestion':
		case 'asDenial':
			return rule[field];
		case 'ignoreQuoted':
			return rule.ignoreQuoted ? true : null;
		case 'citation': {
			const parts = Object.entries(rule.citation).filter(([, text]) => text.trim() !== '');
			return parts.length === 0 ? null : flowing(document.createNode(Object.fromEntries(parts)));
		}
		case 'replaces':
			return rule.replaces === null ? null : flowing(document.createNode(rule.replaces));
		case 'roles':
		case 'kinds':
			return rule[field].length === 0 ? null : flowing(document.createNode(rule[field]));
		case 'patterns':
			return textSequence(document, rule.patterns, before);
		case 'unless':
		case 'examples':
		case 'counterexamples':
			return rule[field].length === 0 ? null : textSequence(document, rule[field], before);
	}
}

/** Each in double quotes, which every sign of the pattern language stands well in; laid out as before, else one on each line. */
function textSequence(document: Document, texts: readonly string[], before: unknown): Node {
	const node = document.createNode([...texts]);
	if (!isSeq(node)) return node;
	for (const item of node.items) if (isScalar(item)) (item as Scalar).type = 'QUOTE_DOUBLE';
	node.flow = isSeq(before) ? (before.flow ?? false) : false;
	return node;
}

function flowing(node: Node): Node {
	if (isMap(node) || isSeq(node)) node.flow = true;
	return node;
}

function sequenceAt(document: Document, key: string) {
	const found = document.get(key, true);
	if (isSeq(found)) {
		// "rules: []" grows downwards.
		if (found.items.length === 0) found.flow = false;
		return found;
	}
	const made = document.createNode([]);
	if (!isSeq(made)) throw new Error('an empty list is a sequence');
	document.set(key, made);
	return made;
}

/** A text that cannot be read stays as it is. */
function changed(text: string, change: (document: Document) => void): string {
	const document = documentOf(text);
	if (document === null) return text;
	change(document);
	return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Null where it is no map of parts; never throws, however deep its brackets are. */
function documentOf(text: string): Document | null {
	try {
		const document: Document = parseDocument(text, { logLevel: 'silent' });
		if (document.errors.length > 0 || !isMap(document.contents)) return null;
		document.toJS();
		return document;
	} catch {
		return null;
	}
}

function fieldsOf(rule: Readonly<Record<string, unknown>>): RuleFields {
	const { country, law, article, read } = recordOf(rule.citation);
	const replaces = recordOf(rule.replaces);
	return {
		id: textOf(rule.id),
		category: CATEGORIES.find((category) => category === rule.category) ?? 'health',
		severity: SEVERITIES.find((severity) => severity === rule.severity) ?? 'medium',
		patterns: textsOf(rule.patterns),
		unless: textsOf(rule.unless),
		roles: ROLES.filter((role) => textsOf(rule.roles).includes(role)),
		kinds: MESSAGE_KINDS.filter((kind) => textsOf(rule.kinds).includes(kind)),
		asQuestion: typeof rule.asQuestion === 'boolean' ? rule.asQuestion : null,
		asDenial: typeof rule.asDenial === 'boolean' ? rule.asDenial : null,
		ignoreQuoted: rule.ignoreQuoted === true,
		citation: { country: textOf(country), law: textOf(law), article: textOf(article), read: textOf(read) },
		examples: textsOf(rule.examples),
		counterexamples: textsOf(rule.counterexamples),
		replaces: typeof replaces.pack === 'string' ? { pack: replaces.pack, as: textOf(replaces.as) } : null,
	};
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];
}
