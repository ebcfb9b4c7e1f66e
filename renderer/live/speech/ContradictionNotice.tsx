import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { VerdictSign } from '../FlagTag.tsx';
import { FactComparison } from '../inspector/FactComparison.tsx';
import type { Contradictions } from './use-contradictions.ts';
import './contradiction-notice.css';

/** A press so soon after the notice changed was meant for the one before. */
const UNREAD_MS = 600;

interface ContradictionNoticeProps {
	readonly contradictions: Contradictions;
	/** The keys c, d and e judge it; else they judge what is selected. */
	readonly hasKeys: boolean;
	readonly onDismiss: () => void;
	readonly onOpen: (messageId: number) => void;
}

/** The loudest the desk has to say: the host has just promised something the product sheet denies. It stays until somebody answers it. */
export function ContradictionNotice({ contradictions, hasKeys, onDismiss, onOpen }: ContradictionNoticeProps) {
	const { t } = useTranslation(['speech', 'live', 'products']);
	const { timeOfDay } = useFormatters();
	const { current, waiting, judge, putAside } = contradictions;
	const flag = current?.judged.flag ?? null;
	const shownAt = useRef(0);
	useEffect(() => {
		if (flag !== null) shownAt.current = performance.now();
	}, [flag]);
	const onceRead = (act: () => void) => () => {
		if (performance.now() - shownAt.current >= UNREAD_MS) act();
	};
	const { found = '', expected = '' } = flag?.explanation.facts ?? {};
	return (
		<>
			{/* There before it has something to say: only what comes into a live region is read out. */}
			<p className="visually-hidden" role="alert">
				{flag !== null && t('loud.alert', { said: found, expected })}
			</p>
			{current !== null && flag !== null && (
				<section className="contradiction-notice" aria-label={t('loud.title')}>
					<div className="contradiction-words">
						<h2 className="contradiction-title">
							<WarningIcon size={18} />
							{t('loud.title')}
							<time dateTime={new Date(current.entry.message.receivedAt).toISOString()}>{timeOfDay(current.entry.message.receivedAt)}</time>
							{waiting > 0 && <span className="contradiction-more">{t('loud.more', { count: waiting })}</span>}
						</h2>
						<blockquote className="contradiction-said" dir="auto">
							{current.entry.message.text.slice(0, LONGEST)}
						</blockquote>
						<FactComparison rule={flag.rule} facts={flag.explanation.facts} />
					</div>
					<div className="contradiction-acts">
						<Button size="small" icon={<VerdictSign verdict="confirmed" />} onPress={onceRead(() => judge('confirmed'))}>
							{t('live:verdict.confirm')} {hasKeys && <Keys keys="c" />}
						</Button>
						<Button size="small" icon={<VerdictSign verdict="dismissed" />} onPress={onceRead(onDismiss)}>
							{t('live:verdict.dismiss')} {hasKeys && <Keys keys="d" />}
						</Button>
						<Button size="small" icon={<VerdictSign verdict="escalated" />} onPress={onceRead(() => judge('escalated'))}>
							{t('live:verdict.escalate')} {hasKeys && <Keys keys="e" />}
						</Button>
						<Button size="small" variant="quiet" onPress={() => onOpen(current.entry.message.id)}>
							{t('show')}
						</Button>
						<span title={t('loud.putAsideHint')}>
							<Button size="small" variant="quiet" onPress={onceRead(putAside)}>
								{t('loud.putAside')}
							</Button>
						</span>
					</div>
				</section>
			)}
		</>
	);
}

const LONGEST = 300;
