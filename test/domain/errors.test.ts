import { AppError } from '../../src/domain/errors.ts';

describe('an error we know about', () => {
  it('keeps the log’s words apart from the user’s', () => {
    const error = new AppError({
      code: 'CHILD_NOT_FOUND',
      message: 'child c1 not found',
      userMessage: 'We could not find that child.',
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'CHILD_NOT_FOUND',
      message: 'child c1 not found',
      userMessage: 'We could not find that child.',
    });
    expect(error.fields).toBeUndefined();
    expect(String(error)).not.toContain('could not');
  });

  it('carries sentences for single fields and the cause', () => {
    const cause = new Error('E11000');
    const fields = { name: 'Please add a name.' };
    const error = new AppError({ code: 'X', message: 'x', userMessage: 'Please check.', fields, cause });
    expect(error.fields).toEqual(fields);
    expect(error.cause).toBe(cause);
  });
});
