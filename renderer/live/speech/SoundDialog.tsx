import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceAudio } from '../../../shared/model/caption.ts';
import { useMicrophones } from '../../audio/microphones.ts';
import { rememberChoice, rememberedChoice } from '../../audio/remembered-choice.ts';
import { SoundFailure } from '../../audio/sound-failure.ts';
import { giveSound } from '../../audio/sound-givers.ts';
import { useSoundWords } from '../../audio/use-sound-words.ts';
import { canHearMicrophone, sharingHere } from '../../audio/what-page-can.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { LockIcon, SpeechIcon, UploadIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { isCancelled } from '../../i18n/use-fault-words.ts';

interface SoundDialogProps {
	readonly sessionId: string;
	readonly sourceId: string;
	/** What a person calls the source. */
	readonly name: string;
	readonly audio: SourceAudio;
	readonly onClose: () => void;
}

const DEFAULT = 'default';

/** Asks what a source is to hear, says where that goes, and hands it over once the browser has it. */
export function SoundDialog({ sessionId, sourceId, name, audio, onClose }: SoundDialogProps) {
	const { t } = useTranslation('sound');
	const words = useSoundWords();
	const sharing = sharingHere();
	const canShare = sharing === 'browser' || sharing === 'computer';
	const [remembered] = useState(rememberedChoice);
	const [from, setFrom] = useState<'microphone' | 'shared'>(canShare ? (remembered?.from ?? 'shared') : 'microphone');
	const [wanted, setWanted] = useState<string | null>(remembered?.from === 'microphone' ? remembered.deviceId : null);
	const [isStarting, setIsStarting] = useState(false);
	const [error, setError] = useState<unknown>(() => (canHearMicrophone() ? null : new SoundFailure('not-secure')));
	// Who closes the question while the browser still asks has not agreed to anything.
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);
	const microphones = useMicrophones(from === 'microphone');
	// Without their names there is nothing to choose between.
	const named = microphones.filter((microphone) => microphone.name !== '');
	const deviceId = named.some((microphone) => microphone.deviceId === wanted) ? wanted : null;

	const start = async () => {
		const choice = from === 'shared' ? ({ from } as const) : ({ from, deviceId } as const);
		const controller = new AbortController();
		running.current = controller;
		setError(null);
		setIsStarting(true);
		try {
			await giveSound({ sessionId, sourceId }, choice, controller.signal);
			rememberChoice(choice);
			onClose();
		} catch (failure) {
			if (!isCancelled(failure)) setError(failure);
			setIsStarting(false);
		}
	};
	const at = words.heardAt(audio);
	return (
		<Dialog
			title={t('ask.title', { source: name })}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" icon={<SpeechIcon />} isPending={isStarting} onPress={() => void start()}>
					{isStarting ? t('ask.starting') : t('ask.start')}
				</Button>
			}
		>
			<div className="form">
				<Segmented
					label={t('ask.from')}
					segments={[...(canShare ? [{ id: 'shared' as const, name: t(`ask.${sharing}`) }] : []), { id: 'microphone' as const, name: t('ask.microphone') }]}
					value={from}
					onChange={(next) => {
						setFrom(next);
						setError(null);
					}}
				/>
				{from === 'shared' && canShare && <p className="sound-hint">{t(sharing === 'browser' ? 'ask.browserHint' : 'ask.computerHint')}</p>}
				{from === 'microphone' && named.length > 0 && (
					<Select
						label={t('ask.device')}
						choices={[{ id: DEFAULT, name: t('ask.deviceDefault') }, ...named.map((microphone) => ({ id: microphone.deviceId, name: microphone.name }))]}
						value={deviceId ?? DEFAULT}
						onChange={(id) => {
							setWanted(id === DEFAULT ? null : id);
							setError(null);
						}}
					/>
				)}
				{from === 'microphone' && named.length === 0 && <p className="sound-hint">{t('ask.deviceHint')}</p>}
				{!canShare && canHearMicrophone() && <p className="sound-hint">{t(sharing === 'no-desktop' ? 'ask.noDesktop' : 'ask.none')}</p>}
				<div className="sound-destination" data-at={at}>
					{at === 'here' ? <LockIcon /> : <UploadIcon />}
					<p>
						{t(`ask.goes.${at}`, { host: audio.goesTo })} <span>{t('ask.notKept')}</span>
					</p>
				</div>
				{error !== null && <FormError>{words.failure(error)}</FormError>}
			</div>
		</Dialog>
	);
}
