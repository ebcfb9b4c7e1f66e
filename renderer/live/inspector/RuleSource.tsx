import { useEffect, useState } from 'react';
import type { RuleDescription } from '../../../shared/contract/contract.ts';
import { askDesk, onDeskEvent } from '../../state/desk.ts';
import { hashOf } from '../../state/route.ts';

const known = new Map<string, RuleDescription | null>();

/** The rule that found it, and the line of the pack a person can open to read or mend it. */
export function RuleSource({ rule, pack }: { readonly rule: string; readonly pack: string }) {
	const [description, setDescription] = useState<RuleDescription | null>(known.get(rule) ?? null);
	// A pack that was saved may have moved any rule.
	useEffect(() => onDeskEvent((event) => event.type === 'packs' && known.clear()), []);
	useEffect(() => {
		const cached = known.get(rule);
		setDescription(cached ?? null);
		if (cached !== undefined) return;
		let isCurrent = true;
		askDesk('rule.describe', { rule }).then(
			(found) => {
				known.set(rule, found);
				if (isCurrent) setDescription(found);
			},
			// The rule's id and pack stand there anyway; where it is written is asked again next time.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [rule]);
	// What code finds by itself stands in no pack.
	const isInPack = pack.includes('/');
	const place = description?.file == null ? null : description.line === null ? description.file : `${description.file}:${description.line}`;
	return (
		<p className="rule-source">
			{isInPack ? (
				<a href={hashOf({ screen: 'rules', pack: pack.replace(/@\d+$/, ''), rule })}>
					<code dir="ltr">{rule}</code>
				</a>
			) : (
				<code dir="ltr">{rule}</code>
			)}{' '}
			<bdi dir="ltr">{pack}</bdi>
			{place !== null && (
				<span className="rule-source-place">
					<bdi dir="ltr">{place}</bdi>
				</span>
			)}
		</p>
	);
}
