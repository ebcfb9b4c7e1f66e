import { type HTMLAttributes, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineReport, KeyStates } from '../../../shared/model/translation-desk.ts';
import { type EngineSettings, KEYED_ENGINES } from '../../../shared/model/translation-settings.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, ChevronDownIcon, GripIcon, LockIcon, UploadIcon } from '../../components/icons.tsx';
import { Switch } from '../../components/Switch.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { useNow } from '../../questions/use-now.ts';
import { hashOf } from '../../state/route.ts';
import { EngineForm } from './EngineForm.tsx';
import { type Destination, destinationOf, missingOf } from './engine-order.ts';
import { KeyField } from './KeyField.tsx';
import { TryEngine } from './TryEngine.tsx';

interface EngineItemProps {
	readonly engine: EngineSettings;
	/** From 1. */
	readonly place: number;
	readonly count: number;
	/** Null while it is not running. */
	readonly report: EngineReport | null;
	readonly keys: KeyStates;
	readonly canKeepKeys: boolean;
	readonly gripProps: HTMLAttributes<HTMLElement>;
	readonly onMove: (by: 1 | -1) => void;
	readonly onChange: (engine: EngineSettings) => void;
}

/** One engine: whether it is asked, where text goes with it, how it is, and what it needs. */
export function EngineItem({ engine, place, count, report, keys, canKeepKeys, gripProps, onMove, onChange }: EngineItemProps) {
	const { t } = useTranslation('engines');
	const [isOpen, setIsOpen] = useState(false);
	const panelId = useId();
	const name = t(`engines.name.${engine.id}`);
	const keyed = KEYED_ENGINES.find((id) => id === engine.id) ?? null;
	const missing = missingOf(engine, keys);
	return (
		<>
			<div className="engine-row">
				<span className="engine-grip" aria-hidden="true" {...gripProps}>
					<GripIcon />
				</span>
				<div className="engine-words">
					<h3>{name}</h3>
					<p className="engine-aside">{t(`engines.about.${engine.id}`)}</p>
					<Where destination={destinationOf(engine)} isOn={engine.isOn} />
					<EngineStateWords engine={engine} report={report} missing={missing} />
				</div>
				<div className="engine-moves">
					<IconButton
						label={t('engines.moveUp', { engine: name })}
						keys="Alt+↑"
						icon={<ArrowUpIcon size={14} />}
						isDisabled={place === 1}
						onPress={() => onMove(-1)}
					/>
					<IconButton
						label={t('engines.moveDown', { engine: name })}
						keys="Alt+↓"
						icon={<ArrowDownIcon size={14} />}
						isDisabled={place === count}
						onPress={() => onMove(1)}
					/>
				</div>
				<Switch
					label={t('engines.switch', { engine: name })}
					isSelected={engine.isOn}
					onChange={(isOn) => {
						if (isOn && missing !== null) setIsOpen(true);
						onChange({ ...engine, isOn });
					}}
				/>
				<IconButton
					label={t('engines.setUp', { engine: name })}
					icon={<ChevronDownIcon />}
					aria-expanded={isOpen}
					aria-controls={panelId}
					onPress={() => setIsOpen((before) => !before)}
				/>
			</div>
			<div id={panelId} className="engine-panel" hidden={!isOpen}>
				{engine.id !== 'bergamot' && <EngineForm key={formKeyOf(engine)} engine={engine} onSave={onChange} />}
				{engine.id === 'bergamot' && (
					<p>
						<a href={hashOf({ screen: 'translation', page: 'packs' })}>{t('tabs.packs')}</a>
					</p>
				)}
				{keyed !== null && <KeyField engine={keyed} state={keys[keyed]} canKeep={canKeepKeys} />}
				{missing === null && <TryEngine id={engine.id} />}
			</div>
		</>
	);
}

/** What is being typed stays while other things of the engine change. */
function formKeyOf(engine: EngineSettings): string {
	return engine.id === 'bergamot' ? engine.id : JSON.stringify([engine.address, engine.id === 'openai' && engine.model]);
}

function Where({ destination, isOn }: { readonly destination: Destination; readonly isOn: boolean }) {
	const { t } = useTranslation('engines');
	const leaves = destination.kind === 'goes' || destination.kind === 'deepl';
	return (
		<p className="engine-where" data-leaves={(leaves && isOn) || undefined}>
			{destination.kind === 'stays' && <LockIcon size={14} />}
			{leaves && <UploadIcon size={14} />}
			<span>{destination.kind === 'goes' ? t('engines.where.goes', { host: destination.host }) : t(`engines.where.${destination.kind}`)}</span>
		</p>
	);
}

interface EngineStateWordsProps {
	readonly engine: EngineSettings;
	readonly report: EngineReport | null;
	readonly missing: ReturnType<typeof missingOf>;
}

function EngineStateWords({ engine, report, missing }: EngineStateWordsProps) {
	const { t } = useTranslation('engines');
	const { timeOfDay } = useFormatters();
	const now = useNow(null);
	if (!engine.isOn) return <p className="engine-state">{t('engines.state.off')}</p>;
	if (missing !== null) {
		const words = { address: 'engines.state.noAddress', model: 'engines.state.noModel', key: 'engines.state.noKey' } as const;
		return (
			<p className="engine-state" data-phase="off">
				{t(words[missing])}
			</p>
		);
	}
	if (report === null) return <p className="engine-state">{t('engines.state.idle')}</p>;
	const { phase, trouble, until } = report;
	// Nobody tells that a rest is over: the next line finds out.
	const isOver = phase === 'resting' && until !== null && until <= now;
	if (phase === 'ready' || isOver) {
		return (
			<p className="engine-state" data-phase="ready">
				{t('engines.state.ready')}
			</p>
		);
	}
	return (
		<p className="engine-state" data-phase={phase}>
			<strong>{phase === 'resting' && until !== null ? t('engines.state.resting', { time: timeOfDay(until) }) : t('engines.state.stopped')}</strong>
			{trouble !== null && <span>{t(`engines.trouble.${trouble}`)}</span>}
		</p>
	);
}
