import type { Role } from '../../../../shared/model/message.ts';
import { skeletonOf } from '../disguise.ts';
import { fold } from '../folding.ts';
import { RecentMap } from '../recent-map.ts';

export interface ImpersonationFinding {
	readonly of: 'host' | 'moderator';
	/** The author's first message of this show; later ones weigh less. */
	readonly isFirst: boolean;
}

/** Knows the names of host, moderators and staff, and who else bears a name that a viewer would take for theirs. */
export class ImpersonationWatch {
	readonly #trusted = new Map<string, { readonly of: 'host' | 'moderator'; readonly authorId: string | null }>();
	readonly #skeletons = new RecentMap<string, string>(MOST_NAMES);
	readonly #seen = new Set<string>();

	/** @param staff names of those who work the show; who bears one is taken for a moderator */
	constructor(host: string | undefined, staff: readonly string[] = []) {
		for (const name of staff) this.#trust(name, 'moderator');
		if (host !== undefined) this.#trust(host, 'host');
	}

	#trust(name: string, of: 'host' | 'moderator'): void {
		const skeleton = nameSkeleton(name);
		if (skeleton.length >= SHORTEST_NAME) this.#trusted.set(skeleton, { of, authorId: null });
	}

	see(authorId: string, authorName: string, role: Role): ImpersonationFinding | null {
		const skeleton = this.#skeletonOf(authorName);
		if (skeleton.length < SHORTEST_NAME) return null;
		if (role === 'host' || role === 'moderator') {
			this.#trusted.set(skeleton, { of: role, authorId });
			return null;
		}
		const trusted = this.#trusted.get(skeleton);
		if (trusted === undefined || trusted.authorId === authorId) return null;
		const isFirst = !this.#seen.has(authorId);
		this.#seen.add(authorId);
		return { of: trusted.of, isFirst };
	}

	#skeletonOf(name: string): string {
		let skeleton = this.#skeletons.get(name);
		if (skeleton === undefined) {
			skeleton = nameSkeleton(name);
			this.#skeletons.set(name, skeleton);
		}
		return skeleton;
	}
}

const SHORTEST_NAME = 3;
const MOST_NAMES = 10_000;

/** What is left of a name when look-alike letters are one and titles anybody can add are gone. */
function nameSkeleton(name: string): string {
	const words = fold(name.slice(0, 100)).text.split(/[^\p{L}\p{N}@$]+/u);
	const own = words.filter((word) => word !== '' && !TITLES.has(word));
	return skeletonOf((own.length > 0 ? own : words).join('')).replace(/(?<=\p{L}{3})\d+$/u, '');
}

const TITLES: ReadonlySet<string> = new Set(
	'official oficial officiel officielle real admin support soporte help team tv live shop store mod moderator moderador the официальныи официальная поддержка админ модератор магазин الرسمي الرسميه الدعم مشرف'.split(
		' ',
	),
);
