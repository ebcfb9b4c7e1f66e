import type { RoundState } from '../../../shared/model/review.ts';
import type { ChipProps } from '../../components/Chip.tsx';

export function stateTone(state: RoundState): NonNullable<ChipProps['tone']> {
	switch (state) {
		case 'open':
			return 'accent';
		case 'adjudication':
			return 'warning';
		case 'closed':
			return 'neutral';
	}
}
