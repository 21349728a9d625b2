import { Button, ButtonGroup, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';

/** On, back, or later: each keeps what was typed. The first is the one that Enter presses. */
export function StepButtons({ isFirst = false }: { isFirst?: boolean }) {
  const words = citizenMessages(useLocale()).filing;
  return (
    <ButtonGroup>
      <Button>{words.next}</Button>
      {!isFirst && (
        <Button kind="secondary" name="_go" value="back">
          {words.back}
        </Button>
      )}
      <Button kind="quiet" name="_go" value="later">
        {words.later}
      </Button>
    </ButtonGroup>
  );
}
