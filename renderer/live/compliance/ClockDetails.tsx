import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
	type AnnouncedPromise,
	type ComplianceClocks,
	type ComplianceFinding,
	LEAST_DISCLOSURE_MINUTES,
	MOST_DISCLOSURE_MINUTES,
	type PriceElsewhere,
	type PromiseState,
	type Said,
} from '../../../shared/model/compliance.ts';
import type { Citation } from '../../../shared/model/flag.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';

interface ClockDetailsProps {
	readonly clocks: ComplianceClocks;
	readonly now: number;
	readonly onSet: (clocks: ComplianceClocks) => void;
	/** A link was followed. */
	readonly onLeave: () => void;
}

/** All clocks of a session, each with the lines it rests on. */
export function ClockDetails({ clocks, now, onSet, onLeave }: ClockDetailsProps) {
	const { t } = useTranslation('compliance');
	const { timeOfDay, price: priceOf } = useFormatters();
	const { sessionId, disclosure, promises, prices, findings, referenceLaw } = clocks;
	const line = (said: Said) => <Moment sessionId={sessionId} said={said} onLeave={onLeave} />;
	return (
		<>
			<section>
				<h3>{t('findings')}</h3>
				{findings.length === 0 ? (
					<p>{t('noFindings')}</p>
				) : (
					<ul>
						{findings.toReversed().map((finding) => (
							<Finding key={finding.id} finding={finding} line={line} />
						))}
					</ul>
				)}
			</section>
			<section>
				<h3>{t('heard')}</h3>
				<p>{disclosure.last === null ? t('never') : line(disclosure.last)}</p>
				{disclosure.since === null && <p>{t('noSpeech')}</p>}
				{disclosure.token !== null && (
					<p>
						{disclosure.token.last === null
							? t('noToken', { name: disclosure.token.name })
							: t('token', { name: disclosure.token.name, time: timeOfDay(disclosure.token.last.at) })}
					</p>
				)}
				<Interval key={disclosure.everyMinutes} clocks={clocks} onSet={onSet} />
				<p className="clock-quiet">
					{t('accepted')}: <bdi dir="auto">{disclosure.accepted.join(' · ')}</bdi>
				</p>
				<Law law={disclosure.law} />
			</section>
			<section>
				<h3>{t('promises')}</h3>
				{promises.length === 0 ? (
					<p>{t('noPromises')}</p>
				) : (
					<ul>
						{promises.toReversed().map((promise) => (
							<li key={`${promise.kind} ${promise.first.messageId}`}>
								{line(promise.first)} {promise.kind === 'stock' ? t('left', { count: promise.left }) : t('until', { time: timeOfDay(promise.endsAt) })}{' '}
								<span className="clock-state" data-state={stateAt(promise, now)}>
									{t(`state.${stateAt(promise, now)}`)}
								</span>
							</li>
						))}
					</ul>
				)}
			</section>
			<section>
				<h3>{t('prices')}</h3>
				{prices.length === 0 ? (
					<p>{t('noPrices')}</p>
				) : (
					<ul>
						{prices.toReversed().map((price) => (
							<li key={price.first.messageId}>
								<b>{priceOf(price.amount, price.currency)}</b> {price.now !== null && t('now', { price: priceOf(price.now, price.currency) })}{' '}
								{line(price.first)}
								{price.before !== null && (
									<p className="clock-quiet">
										{t('before', { price: priceOf(price.before.amount, price.before.currency), time: timeOfDay(price.before.said.at) })}
									</p>
								)}
								{price.elsewhere?.other != null && <Elsewhere kind="elsewhere" price={price.elsewhere.other} onLeave={onLeave} />}
								{price.elsewhere?.lowest != null && <Elsewhere kind="lowest" price={price.elsewhere.lowest} onLeave={onLeave} />}
							</li>
						))}
					</ul>
				)}
				{prices.length > 0 && referenceLaw !== null && (
					<>
						<p className="clock-quiet">{t('days', { count: referenceLaw.days })}</p>
						<Law law={referenceLaw.law} />
					</>
				)}
			</section>
		</>
	);
}

/** What the host said of the product in another show; leads there. */
function Elsewhere({ kind, price, onLeave }: { readonly kind: 'elsewhere' | 'lowest'; readonly price: PriceElsewhere; readonly onLeave: () => void }) {
	const { t } = useTranslation('compliance');
	const { date, price: priceOf } = useFormatters();
	const { sessionId, messageId, amount, currency, at } = price;
	return (
		<p className={kind === 'lowest' ? 'clock-state' : 'clock-quiet'} data-state={kind === 'lowest' ? 'broken' : undefined}>
			<a href={hashOf({ screen: 'sessions', sessionId, messageId })} onClick={onLeave}>
				{t(kind, { price: priceOf(amount, currency), date: date(at) })}
			</a>
		</p>
	);
}

/** A deadline runs out between two lines of the host too. */
function stateAt(promise: AnnouncedPromise, now: number): PromiseState {
	return promise.kind === 'countdown' && promise.state === 'open' && promise.endsAt <= now ? 'past' : promise.state;
}

function Finding({ finding, line }: { readonly finding: ComplianceFinding; readonly line: (said: Said) => ReactNode }) {
	const { t } = useTranslation('compliance');
	const { timeOfDay } = useFormatters();
	const { kind, minutes, first, second, mendedAt, law } = finding;
	return (
		<li className="clock-finding">
			<b>{t(`found.${kind}`, { minutes })}</b>
			<span className="clock-moments">
				{first !== null && line(first)}
				{line(second)}
			</span>
			{mendedAt !== null && <span className="clock-quiet">{t('mended', { time: timeOfDay(mendedAt) })}</span>}
			<Law law={law} />
		</li>
	);
}

function Moment({ sessionId, said, onLeave }: { readonly sessionId: string; readonly said: Said; readonly onLeave: () => void }) {
	const { t } = useTranslation('compliance');
	const { timeOfDay } = useFormatters();
	const time = timeOfDay(said.at);
	return (
		<a
			className="clock-moment"
			href={hashOf({ screen: 'sessions', sessionId, messageId: said.messageId })}
			aria-label={t('lineAt', { time })}
			onClick={onLeave}
		>
			<span dir="ltr">{time}</span>
			{said.words !== '' && <bdi dir="auto">«{said.words}»</bdi>}
		</a>
	);
}

function Law({ law }: { readonly law: Citation | null }) {
	if (law === null) return null;
	return (
		<p className="clock-quiet">
			<bdi>
				{law.law}
				{law.article === undefined ? '' : `, ${law.article}`}
			</bdi>
		</p>
	);
}

function Interval({ clocks, onSet }: { readonly clocks: ComplianceClocks; readonly onSet: (clocks: ComplianceClocks) => void }) {
	const { t } = useTranslation('compliance');
	const faultWords = useFaultWords();
	const { everyMinutes, marketMinutes } = clocks.disclosure;
	const [written, setWritten] = useState(String(everyMinutes));
	const minutes = /^\d{1,3}$/.test(written.trim()) ? Number(written) : Number.NaN;
	const isGood = minutes >= LEAST_DISCLOSURE_MINUTES && minutes <= MOST_DISCLOSURE_MINUTES;
	const set = () => {
		if (!isGood || minutes === everyMinutes) return;
		withProfile(() => {
			callDesk('compliance.setMinutes', { sessionId: clocks.sessionId, minutes: minutes === marketMinutes ? null : minutes }).then(onSet, (error: unknown) =>
				showToast({ level: 'error', text: faultWords(error) }),
			);
		});
	};
	return (
		<form
			className="clock-interval"
			onSubmit={(event) => {
				event.preventDefault();
				set();
			}}
		>
			<TextField
				label={`${t('every')} (${t('minutes')})`}
				value={written}
				onChange={setWritten}
				inputMode="numeric"
				description={t('market', { minutes: marketMinutes })}
				error={isGood ? undefined : t('badMinutes', { least: LEAST_DISCLOSURE_MINUTES, most: MOST_DISCLOSURE_MINUTES })}
			/>
			<Button size="small" type="submit" isDisabled={!isGood || minutes === everyMinutes}>
				{t('set')}
			</Button>
		</form>
	);
}
