import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ComplianceClocks, isDisclosureDue } from '../../../shared/model/compliance.ts';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { ChevronDownIcon, WarningIcon } from '../../components/icons.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { useNow } from '../../questions/use-now.ts';
import { ClockDetails } from './ClockDetails.tsx';
import { type ClocksState, useClocks } from './use-clocks.ts';
import './clocks.css';

const MINUTE_MS = 60_000;

/** The clocks of a session as they are now, or at its end. */
export function Clocks({ session }: { readonly session: Session }) {
	const now = useNow(session.endedAt);
	return <ClocksLine known={useClocks(session.id)} now={now} />;
}

interface ClocksLineProps {
	readonly known: ClocksState;
	/** The moment they are read at. */
	readonly now: number;
}

/** One quiet line: how long ago it was disclosed, what was said to end, what it is said to have cost; details on request. */
export function ClocksLine({ known: { clocks, error, reload, show }, now }: ClocksLineProps) {
	const { t } = useTranslation('compliance');
	const faultWords = useFaultWords();
	const summary = useSummary(clocks, now);
	if (clocks === null) {
		return error === null ? null : (
			<span className="clocks-failed" role="status">
				{t('failed')} {faultWords(error)}
				<Button size="small" onPress={reload}>
					{t('retry')}
				</Button>
			</span>
		);
	}
	if (summary === null) return null;
	return (
		<DialogTrigger>
			<AriaButton className="header-button clocks-button" data-is-due={summary.isDue || undefined} aria-label={`${t('title')}: ${summary.words}`}>
				{summary.isDue && <WarningIcon size={12} />}
				<span className="clocks-words">{summary.words}</span>
				<ChevronDownIcon size={12} />
			</AriaButton>
			<Popover className="popover" placement="bottom start" offset={4}>
				<Dialog className="clock-details" aria-label={t('title')}>
					{({ close }) => <ClockDetails clocks={clocks} now={now} onSet={show} onLeave={close} />}
				</Dialog>
			</Popover>
		</DialogTrigger>
	);
}

/** Whether the desk has heard anything that a clock counts. */
export function hasClocks({ disclosure, promises, prices }: ComplianceClocks): boolean {
	return disclosure.since !== null || disclosure.times > 0 || promises.length > 0 || prices.length > 0;
}

/** Null where there is nothing to say. */
function useSummary(clocks: ComplianceClocks | null, now: number): { readonly words: string; readonly isDue: boolean } | null {
	const { t } = useTranslation('compliance');
	const { price: priceOf } = useFormatters();
	if (clocks === null || !hasClocks(clocks)) return null;
	const { disclosure, promises, prices, findings } = clocks;
	const isDue = isDisclosureDue(disclosure, now);
	const countdowns = promises.filter((promise) => promise.kind === 'countdown' && promise.state === 'open' && promise.endsAt > now).length;
	const stock = promises.findLast((promise) => promise.kind === 'stock' && promise.state === 'open');
	const price = prices.at(-1);
	const disclosed =
		disclosure.last === null
			? disclosure.since === null
				? []
				: [t('undisclosed')]
			: [t('disclosure', { minutes: Math.max(0, Math.floor((now - disclosure.last.at) / MINUTE_MS)) })];
	const parts = [
		...disclosed,
		...(isDue ? [t('due')] : []),
		...(countdowns === 0 ? [] : [t('countdowns', { count: countdowns })]),
		...(stock?.kind === 'stock' ? [t('stock', { count: stock.left })] : []),
		...(price === undefined ? [] : [t('reference', { price: priceOf(price.amount, price.currency) })]),
		...(findings.length === 0 ? [] : [t('toLookAt', { count: findings.length })]),
	];
	return {
		words: parts.length === 0 ? t('quiet') : parts.join(' · '),
		isDue: isDue || findings.some(({ mendedAt, kind }) => kind === 'disclosure-late' && mendedAt === null),
	};
}
