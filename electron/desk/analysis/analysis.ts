import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { LanguageFinding } from '../../../shared/model/language.ts';
import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { FactTopic, ProductSheet } from '../../../shared/model/product-sheet.ts';
import type { Question } from '../../../shared/model/question.ts';
import type { Span } from '../../../shared/model/span.ts';

/** What one message says. Pure: text and context in, findings out; no clock, no chance, no files. */

export interface AnalysisInput {
	/** Well-formed UTF-16, at most a few hundred thousand units. */
	readonly text: string;
	readonly kind: MessageKind;
	readonly role: Role;
	/** Whose prior counts. Unique within the show. */
	readonly authorId: string;
	readonly authorName: string;
	/** Who wrote it across channels and shows, where that is known; see `personKey`. */
	readonly person?: string;
	/** Platform pictures: neither language nor words. */
	readonly emotes: readonly Span[];
}

export interface ShowContext {
	/** ISO 3166-1 alpha-2. */
	readonly market: string;
	/** Expected languages, commonest first; may be empty. */
	readonly languages: readonly string[];
	/** The host's name, where it is known: nobody else may bear it. */
	readonly host?: string;
	/** Names of those who work the show, which no viewer may bear either. */
	readonly staff?: readonly string[];
	/** The approved facts of what is sold; claims are checked against them. */
	readonly sheets?: readonly ProductSheet[];
}

export interface Analysis {
	readonly language: LanguageFinding;
	/** In order of start. Spans are UTF-16 offsets into the original text. */
	readonly flags: readonly FoundFlag[];
	/** Does it ask, whoever writes it? */
	readonly isQuestion: boolean;
	/** What a viewer or a moderator asks; null for all others, and where there is no word to go by. */
	readonly question: Question | null;
	/** What the host, or who speaks, says as a product sheet has it. */
	readonly statedTopics: readonly FactTopic[];
}

/** Remembers, for one show, who writes in which language. Made by `Analyser.beginShow`, changed by each analysis. */
export interface ShowMemory {
	/** A person said this author writes this language: outweighs what was guessed before. */
	teach(authorId: string, tag: string): void;
	/** From the next message on claims are checked against these. */
	checkAgainst(sheets: readonly ProductSheet[]): void;
}

export interface Analyser {
	beginShow(context: ShowContext): ShowMemory;
	analyse(input: AnalysisInput, show: ShowMemory): Analysis;
}
