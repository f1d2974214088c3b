/** In a child's file: value is the child's id. */
export const MOVE = 'move-child';
/** Of a move; value is its id. The part after the colon tells buttons of one block apart. */
export const MOVE_LOOK = 'move-look';
export const MOVE_ACCEPT = 'move-accept';
export const MOVE_DECLINE = 'move-decline';
export const MOVE_CANCEL = 'move-cancel';
export const MOVE_RECEIPT = 'move-receipt';

export const PROPOSE_FORM = 'move-propose';
export const ACCEPT_FORM = 'move-accept-form';
export const DECLINE_FORM = 'move-decline-form';
export const CANCEL_FORM = 'move-cancel-form';
export const FIND_MOVE_TO = 'find-move-to';
