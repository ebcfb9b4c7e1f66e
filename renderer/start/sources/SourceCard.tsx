import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
import { ChevronDownIcon, CloseIcon } from '../../components/icons.tsx';
import { useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { KeyNote } from './KeyNote.tsx';
import { KindIcon } from './KindIcon.tsx';
import { labelOf, type SourceDraft } from './source-draft.ts';
import { SERVICE_OF } from './source-kinds.ts';
import { useKindName } from './use-kind-name.ts';

interface SourceCardProps {
	readonly draft: SourceDraft;
	readonly isOpen: boolean;
	/** It was just chosen: what is to be filled in has the focus. */
	readonly takesFocus: boolean;
	/** Of the source as a whole; what is wrong with a field stands at the field. */
	readonly problem: string | undefined;
	readonly onToggle: () => void;
	readonly onRemove: () => void;
	/** Its fields. */
	readonly children: ReactNode;
}

/** One source of the show: a line with what it is, and its fields where it is open. */
export function SourceCard({ draft, isOpen, takesFocus, problem, onToggle, onRemove, children }: SourceCardProps) {
	const { t } = useTranslation('start');
	const kindName = useKindName()(draft.kind);
	const label = labelOf(draft, useInterfaceLanguage());
	const bodyId = useId();
	const body = useRef<HTMLDivElement>(null);
	const service = SERVICE_OF[draft.kind];

	useEffect(() => {
		if (takesFocus) body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
	}, [takesFocus]);

	return (
		<li className="source-card" data-problem={problem === undefined ? undefined : ''}>
			<div className="source-card-head">
				<AriaButton className="source-card-name" aria-expanded={isOpen} {...(isOpen ? { 'aria-controls': bodyId } : {})} onPress={onToggle}>
					<KindIcon kind={draft.kind} />
					<strong>{kindName}</strong>
					{label !== '' && (
						<span className="source-card-label">
							<bdi>{label}</bdi>
						</span>
					)}
					<ChevronDownIcon size={12} />
				</AriaButton>
				<IconButton label={t('source.remove', { name: label === '' ? kindName : `${kindName} ${label}` })} icon={<CloseIcon />} onPress={onRemove} />
			</div>
			{problem !== undefined && (
				<p className="field-error source-card-note" role="alert">
					{problem}
				</p>
			)}
			{isOpen && (
				<div ref={body} id={bodyId} className="source-card-body">
					<p className="form-intro">{t(`needs.${draft.kind}`)}</p>
					{children}
				</div>
			)}
			{service !== undefined && <KeyNote service={service} name={kindName} />}
		</li>
	);
}
