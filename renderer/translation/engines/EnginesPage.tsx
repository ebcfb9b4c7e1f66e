import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineId, EngineSettings, TranslationSettings } from '../../../shared/model/translation-settings.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { LockIcon, UploadIcon } from '../../components/icons.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { useDeskState } from '../../state/desk.ts';
import { PageState } from '../PageState.tsx';
import { type KnownSettings, useTranslationSettings } from '../use-translation-settings.ts';
import { useTranslatorStatus } from '../use-translator-status.ts';
import { EngineItem } from './EngineItem.tsx';
import { everyEngine, newDestinations, withEngine, withEngineAt } from './engine-order.ts';
import { BudgetForm, RegistryForm } from './LimitForms.tsx';
import { useDragOrder } from './use-drag-order.ts';
import './engines.css';

/** Who translates what nobody has approved yet, in which order, and how far. */
export function EnginesPage() {
	const { kept, reload, save } = useTranslationSettings();
	return (
		<PageState kept={kept} onReload={reload}>
			{(known) => <Engines known={known} onSave={save} />}
		</PageState>
	);
}

interface EnginesProps {
	readonly known: KnownSettings;
	readonly onSave: (settings: TranslationSettings) => Promise<boolean>;
}

function Engines({ known: { settings, keys, canKeepKeys }, onSave }: EnginesProps) {
	const { t } = useTranslation('engines');
	const { list: listWords } = useFormatters();
	const status = useTranslatorStatus();
	const sendsTextTo = useDeskState((state) => state.status?.sendsTextTo) ?? [];
	/** What would send text to where none went before, until the person has agreed. */
	const [asked, setAsked] = useState<{ readonly settings: TranslationSettings; readonly hosts: readonly string[] } | null>(null);
	const [announced, setAnnounced] = useState('');
	/** The engine that was moved by a key or a button: it keeps the focus. */
	const moved = useRef<{ readonly id: EngineId; readonly by: 1 | -1 } | null>(null);
	const list = useRef<HTMLOListElement>(null);
	const engines = everyEngine(settings);

	const saveAndSay = (changed: TranslationSettings) => {
		void onSave(changed).then((isSaved) => isSaved && showToast({ level: 'success', text: t('saved') }));
	};
	const change = (changed: readonly EngineSettings[]) => {
		const after = { ...settings, engines: [...changed] };
		const hosts = newDestinations(engines, changed);
		if (hosts.length > 0) setAsked({ settings: after, hosts });
		else void onSave(after);
	};
	const move = (id: EngineId, place: number) => {
		const after = withEngineAt(engines, id, place);
		if (after === engines) return;
		setAnnounced(t('engines.moved', { engine: t(`engines.name.${id}`), place: place + 1, places: engines.length }));
		change(after);
	};
	const moveBy = (id: EngineId, by: 1 | -1) => {
		moved.current = { id, by };
		move(id, engines.findIndex((engine) => engine.id === id) + by);
	};
	const { drag, gripProps } = useDragOrder(list, (from, to) => {
		const id = engines[from]?.id;
		if (id !== undefined) move(id, to);
	});
	const order = engines.map(({ id }) => id).join();
	// The button that was pressed may be out of use at the new place, and the browser drops the focus of what is put elsewhere.
	useLayoutEffect(() => {
		if (moved.current === null) return;
		const { id, by } = moved.current;
		moved.current = null;
		const [up, down] = list.current?.querySelectorAll<HTMLButtonElement>(`[data-engine="${id}"] .engine-moves button`) ?? [];
		const pressed = by === -1 ? up : down;
		(pressed?.disabled === false ? pressed : by === -1 ? down : up)?.focus();
	}, [order]);

	const onKeys = (event: KeyboardEvent) => {
		const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
		const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-engine]')?.dataset.engine : undefined;
		const engine = engines.find((each) => each.id === id);
		if (!event.altKey || by === null || engine === undefined) return;
		event.preventDefault();
		moveBy(engine.id, by);
	};

	return (
		<div className="screen-scroller">
			<div className="screen-page translation-page">
				<header className="translation-head">
					<h1>{t('tabs.engines')}</h1>
					<p className="translation-intro">{t('engines.intro')}</p>
					<p className="engines-privacy" role="status" data-leaves={sendsTextTo.length > 0 || undefined}>
						{sendsTextTo.length > 0 ? <UploadIcon /> : <LockIcon />}
						<span>{sendsTextTo.length > 0 ? t('engines.sends', { hosts: listWords(sendsTextTo) }) : t('engines.keeps')}</span>
					</p>
				</header>
				<div>
					<ol ref={list} className="engine-list" aria-label={t('engines.list')} onKeyDown={onKeys}>
						{engines.map((engine, index) => (
							<li
								key={engine.id}
								className="engine"
								data-engine={engine.id}
								data-is-on={engine.isOn || undefined}
								data-is-dragged={drag?.from === index || undefined}
								data-drop={drag !== null && drag.to === index && drag.from !== index ? (drag.to < drag.from ? 'before' : 'after') : undefined}
							>
								<EngineItem
									engine={engine}
									place={index + 1}
									count={engines.length}
									report={status?.engines.find(({ id }) => id === engine.id) ?? null}
									keys={keys}
									canKeepKeys={canKeepKeys}
									gripProps={gripProps(index)}
									onMove={(by) => moveBy(engine.id, by)}
									onChange={(changed) => change(withEngine(engines, changed))}
								/>
							</li>
						))}
					</ol>
					<p className="engine-aside engines-keys">{t('engines.keys')}</p>
					<p className="visually-hidden" role="status">
						{announced}
					</p>
				</div>
				<Section title={t('engines.budget.title')}>
					<p className="engine-aside">{t('engines.budget.text')}</p>
					<BudgetForm key={JSON.stringify(settings.budget)} budget={settings.budget} onSave={(budget) => saveAndSay({ ...settings, budget })} />
				</Section>
				<Section title={t('engines.second.title')}>
					<Checkbox isSelected={settings.needsSecondPerson} onChange={(needsSecondPerson) => void onSave({ ...settings, needsSecondPerson })}>
						{t('engines.second.check')}
					</Checkbox>
					<p className="engine-aside">{t('engines.second.text')}</p>
				</Section>
				<Section title={t('engines.registry.title')}>
					<RegistryForm
						key={settings.registryAddress}
						address={settings.registryAddress}
						onSave={(registryAddress) => saveAndSay({ ...settings, registryAddress })}
					/>
				</Section>
			</div>
			<ConfirmDialog
				title={t('engines.confirm.title', { hosts: listWords(asked?.hosts ?? []) })}
				isOpen={asked !== null}
				confirmLabel={t('engines.confirm.yes')}
				onCancel={() => setAsked(null)}
				onConfirm={() => {
					if (asked !== null) void onSave(asked.settings);
					setAsked(null);
				}}
			>
				<p>{t('engines.confirm.text')}</p>
			</ConfirmDialog>
		</div>
	);
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
	const headingId = useId();
	return (
		<section className="translation-section" aria-labelledby={headingId}>
			<h2 id={headingId}>{title}</h2>
			{children}
		</section>
	);
}
