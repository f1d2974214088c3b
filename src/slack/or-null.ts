import { WebAPIPlatformError } from '@slack/web-api';

/** Null where Slack says there is no such thing, or none this app can see. */
export const orNull = async <T>(call: Promise<T>): Promise<T | null> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && /_not_(found|visible)$/.test(error.data.error)) return null;
    throw error;
  }
};
