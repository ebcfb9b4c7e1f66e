import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/Dialog.tsx';
import { Keys } from '../components/Keys.tsx';
import { SHORTCUT_GROUPS, useAllShortcuts } from './shortcuts.ts';
import './shortcuts.css';

/** As it is printed on the key. */
function shownKey(key: string): string {
	return key.replace('Escape', 'Esc').replace('ArrowLeft', '←').replace('ArrowRight', '→');
}

/** Every key that does something here and now. */
export function ShortcutsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
	const { t } = useTranslation('app');
	const shortcuts = useAllShortcuts();
	return (
		<Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} width="wide">
			<div className="shortcut-groups">
				{SHORTCUT_GROUPS.map((group) => {
					const listed = shortcuts.filter((shortcut) => shortcut.group === group && shortcut.label !== undefined);
					if (listed.length === 0) return null;
					return (
						<section key={group}>
							<h3>{t(`keys.group.${group}`)}</h3>
							<dl className="shortcut-list">
								{listed.map((shortcut) => (
									<Fragment key={shortcut.keys}>
										<dt>
											{shortcut.keys.split(' ').map((key) => (
												<Keys key={key} keys={shownKey(key)} />
											))}
										</dt>
										<dd>{shortcut.label}</dd>
									</Fragment>
								))}
							</dl>
						</section>
					);
				})}
			</div>
			<p className="shortcut-note">{t('keys.note')}</p>
		</Dialog>
	);
}
