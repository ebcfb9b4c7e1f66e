import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { fingerprintOf } from '../analysis/rules/fingerprint.ts';
import type { TeamPack } from '../analysis/rules/pack.ts';
import type { ReadFile, RuleFiles } from '../analysis/rules/read-packs.ts';
import { type ShippedRule, shippedRules } from '../analysis/rules/team-packs.ts';

/**
 * A pack as it is kept: with its version, and each rule that replaces a shipped one remembers what it was made from. Everything
 * else stays as it was written, comments and all.
 * @param pack the text, read and found without errors
 */
export function settledPack(text: string, pack: ReadFile<TeamPack>, shipped: RuleFiles, version: number): string {
	const document: Document = parseDocument(text);
	const { contents } = document;
	if (!isMap(contents)) throw new Error('a pack that was read is no map');
	if (contents.has('version')) contents.set('version', version);
	else {
		const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === 'pack');
		contents.items.splice(at + 1, 0, document.createPair('version', version));
	}
	const below = shippedRules(shipped.packs);
	const rules = document.get('rules');
	for (const [index, rule] of pack.content.rules.entries()) {
		const beneath = below.get(rule.id);
		const node: unknown = isSeq(rules) ? rules.items[index] : undefined;
		if (beneath !== undefined && rule.replaces === undefined && isMap(node)) node.set('replaces', document.createNode(originOf(beneath), { flow: true }));
	}
	return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Which shipped pack and version a rule was made from, and the rule as it stood there. */
function originOf({ rule, pack }: ShippedRule): { readonly pack: string; readonly as: string } {
	return { pack: `${pack.content.pack}@${pack.content.version}`, as: fingerprintOf(rule) };
}
