import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/model/message.ts';
import { MOST_CHAT_DELAY_MS } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { readSeconds, secondsText } from './seconds.ts';
import './lane-offset.css';

interface LaneOffsetProps {
	readonly sessionId: string;
	/** As it is kept. */
	readonly chatDelayMs: number;
	/** The line to measure from; null: none is selected. */
	readonly selected: Message | null;
	/** What the person hears and sees right now: the present, or the player's moment. */
	readonly now: () => number;
}

/** By how much the chat of a show comes after the words it answers: typed, or measured by ear. */
export function LaneOffset({ sessionId, chatDelayMs, selected, now }: LaneOffsetProps) {
	const { t } = useTranslation('speech');
	const faultWords = useFaultWords();
	const [typed, setTyped] = useState(() => secondsText(chatDelayMs));
	useEffect(() => setTyped(secondsText(chatDelayMs)), [chatDelayMs]);
	const read = readSeconds(typed);
	const keep = (delayMs: number | null) => {
		if (delayMs === null || delayMs === chatDelayMs) return;
		callDesk('session.setChatDelay', { sessionId, chatDelayMs: delayMs }).catch((error: unknown) => showToast({ level: 'error', text: faultWords(error) }));
	};
	const anchor = selected === null || selected.kind === 'system' ? null : selected;
	const measure = () => {
		if (anchor === null) return;
		const sinceMs = now() - anchor.receivedAt;
		const delayMs = Math.round((anchor.kind === 'speech' ? sinceMs : -sinceMs) / 100) * 100;
		if (Math.abs(delayMs) > MOST_CHAT_DELAY_MS) showToast({ level: 'warning', text: t('offset.tooFar') });
		else keep(delayMs);
	};
	return (
		<div className="lane-offset">
			<TextField
				label={t('offset.label')}
				isCode
				inputMode="decimal"
				autoComplete="off"
				value={typed}
				onChange={setTyped}
				onBlur={() => keep(read)}
				onKeyDown={(event) => {
					if (event.key === 'Enter') keep(read);
					else if (event.key === 'Escape') setTyped(secondsText(chatDelayMs));
				}}
				{...(read === null ? { error: t('offset.bad') } : { description: t('offset.hint') })}
			/>
			<div className="lane-offset-now">
				<Button size="small" isDisabled={anchor === null} onPress={measure}>
					{t('offset.now')}
				</Button>
				<p>{t(anchor === null ? 'offset.nowNone' : anchor.kind === 'speech' ? 'offset.nowSpeech' : 'offset.nowChat')}</p>
			</div>
		</div>
	);
}
