import { NO_RETENTION, type RetentionRule } from '../../../shared/model/keeping.ts';
import { DEFAULT_LEARNING, type LearningSettings } from '../../../shared/model/rule-record.ts';
import type { CompleteSourcePreset } from '../../../shared/model/source-preset.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { DEFAULT_TRANSLATION, type TranslationSettings } from '../../../shared/model/translation-settings.ts';
import { NO_TWITCH_ACCOUNT, type TwitchAccount } from '../../../shared/model/twitch-account.ts';
import { fromJson } from './json-column.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Who sits at the desk; null until somebody has said so. */
export function storedProfile(store: ReadableStore): Profile | null {
	return stored<Profile>(store, 'profile');
}

export function storeProfile(store: WritableStore, profile: Profile): void {
	keep(store, 'profile', profile);
}

/** When a rule is one to look at. */
export function storedLearning(store: ReadableStore): LearningSettings {
	return stored<LearningSettings>(store, 'learning') ?? DEFAULT_LEARNING;
}

export function storeLearning(store: WritableStore, settings: LearningSettings): void {
	keep(store, 'learning', settings);
}

/** Which engines translate; nothing leaves the machine until somebody has said so. */
export function storedTranslation(store: ReadableStore): TranslationSettings {
	return stored<TranslationSettings>(store, 'translation') ?? DEFAULT_TRANSLATION;
}

export function storeTranslation(store: WritableStore, settings: TranslationSettings): void {
	keep(store, 'translation', settings);
}

/** As whom replies are sent; nobody until somebody has said so. The token is kept elsewhere. */
export function storedTwitchAccount(store: ReadableStore): TwitchAccount {
	return stored<TwitchAccount>(store, 'twitch-account') ?? NO_TWITCH_ACCOUNT;
}

export function storeTwitchAccount(store: WritableStore, account: TwitchAccount): void {
	keep(store, 'twitch-account', account);
}

/** How long sessions are kept, and when the rule was last applied; for ever until somebody has said otherwise. */
export function storedRetention(store: ReadableStore): KeptRetention {
	return stored<KeptRetention>(store, 'retention') ?? { rule: NO_RETENTION, appliedAt: null };
}

export interface KeptRetention {
	readonly rule: RetentionRule;
	readonly appliedAt: number | null;
}

export function keepRetention(store: WritableStore, retention: KeptRetention): void {
	keep(store, 'retention', retention);
}

/** Feeds the team described for itself, in the order they were saved. */
export function storedPresets(store: ReadableStore): readonly StoredPreset[] {
	return stored<readonly StoredPreset[]>(store, 'source-presets') ?? [];
}

export interface StoredPreset {
	/** UUID. */
	readonly id: string;
	readonly preset: CompleteSourcePreset;
}

export function storePresets(store: WritableStore, presets: readonly StoredPreset[]): void {
	keep(store, 'source-presets', presets);
}

/** Units of YouTube's Data API that were used of one day; null before the first. */
export function storedYouTubeUnits(store: ReadableStore): KeptUnits | null {
	return stored<KeptUnits>(store, 'youtube-units');
}

export function storeYouTubeUnits(store: WritableStore, units: KeptUnits): void {
	keep(store, 'youtube-units', units);
}

export interface KeptUnits {
	/** When that day turns. */
	readonly resetsAt: number;
	/** By a fingerprint of the key they were used with. */
	readonly used: Readonly<Record<string, number>>;
}

function stored<Value>(store: ReadableStore, name: string): Value | null {
	return fromJson<Value>(store.query<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(name)?.value ?? null);
}

function keep(store: WritableStore, name: string, value: unknown): void {
	store
		.change<[string, string]>('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
		.run(name, JSON.stringify(value));
}
