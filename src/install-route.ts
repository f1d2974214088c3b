import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  AuthorizationError,
  InstallProvider,
  InvalidStateError,
  MissingStateError,
  type Installation as SlackInstallation,
} from '@slack/oauth';
import { allowance } from './allowance.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { ACCESS_CODES, type Installation } from './domain/installation.ts';
import {
  busyPage,
  failedPage,
  installedPage,
  type Page,
  pageHeaders,
  pageHtml,
  refusedPage,
  stalePage,
  startPage,
} from './install-pages.ts';
import type { Logger } from './logger.ts';
import { type InstallStates, STATE_MINUTES } from './mongo/install-states.ts';
import { clientOptions } from './slack/clients.ts';
import { codeOf } from './slack/error-trace.ts';
import type { Route } from './slack/server.ts';
import { slackLog } from './slack/slack-log.ts';
import type { Tenants } from './slack/tenant.ts';
import { INSTALL_PATH, REDIRECT_PATH, SCOPES } from './slack-app.ts';
import type { Ports } from './usecases/ports.ts';
import type { Installations } from './usecases/ports-installations.ts';

/** Of both pages together: many times what people do, and no more than a small database bears. */
const MOST_A_MINUTE = 120;

interface Options {
  readonly config: Pick<Config, 'slackOauth' | 'slackApiUrl' | 'publicUrl'>;
  readonly states: InstallStates;
  readonly installations: Installations;
  readonly tenants: Tenants;
  readonly ports: Pick<Ports, 'store'>;
  readonly logger: Logger;
}

/** As Slack's library hands it over. Throws where there is no bot token in it: the app acts by nothing else. */
const installationFrom = (given: SlackInstallation): Omit<Installation, 'generation'> => {
  const { bot, team, enterprise, user, isEnterpriseInstall } = given;
  const tenant = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!tenant || !bot) throw new Error('Slack gave no bot token, or did not say for whom');
  const { token, refreshToken, expiresAt, scopes } = bot;
  return {
    tenant,
    teamId: isEnterpriseInstall ? null : tenant,
    enterpriseId: enterprise?.id ?? null,
    installerId: user.id,
    scopes,
    token,
    rotation:
      refreshToken === undefined || expiresAt === undefined
        ? null
        : { refreshToken, expiresAt: expiresAt * 1000 },
    installedAt: systemClock.now(),
  };
};

const nameOf = ({ team, enterprise }: SlackInstallation): string =>
  team?.name ?? enterprise?.name ?? 'your organisation';

const pageFor = (error: unknown): Page => {
  if (error instanceof AuthorizationError) return refusedPage;
  return error instanceof InvalidStateError || error instanceof MissingStateError ? stalePage : failedPage;
};

const show = (response: ServerResponse, page: Page): void => {
  response.writeHead(page.status, pageHeaders).end(pageHtml(page));
};

/** The page that leads to Slack and the one it leads back to. None where the app is for one workspace. */
export const createInstallRoutes = (options: Options): readonly Route[] => {
  const { config, states, installations, tenants, ports, logger } = options;
  const { slackOauth, publicUrl } = config;
  if (!slackOauth || publicUrl === undefined) return [];
  const allowed = allowance({ now: systemClock.now, most: MOST_A_MINUTE });
  const urlOptions = { scopes: Object.keys(SCOPES), redirectUri: `${publicUrl}${REDIRECT_PATH}` };

  const provider = new InstallProvider({
    ...slackOauth,
    // Where Slack's API is, its pages are.
    authorizationUrl: new URL('../oauth/v2/authorize', config.slackApiUrl).href,
    logger: slackLog(logger),
    clientOptions: clientOptions({ config, logger, timeout: 10_000 }),
    // Such a cookie can be set by this very host alone, and over TLS alone.
    stateCookieName: '__Host-graduated-response-install',
    stateCookieExpirationSeconds: STATE_MINUTES * 60,
    installUrlOptions: urlOptions,
    renderHtmlForInstallPath: (url) => pageHtml(startPage(url)),
    stateStore: {
      generateStateParam: states.make,
      verifyStateParam: async (_, state) => {
        if (!(await states.take(state))) throw new InvalidStateError('a state that is not good any more');
        return urlOptions;
      },
    },
    installationStore: {
      storeInstallation: async (given) => {
        const installation = installationFrom(given);
        const { tenant } = installation;
        await installations.put(installation);
        tenants.forget(tenant);
        const count = await ports.store.outbox.unpark({ tenant, codes: ACCESS_CODES });
        logger.info({ tenant, user: installation.installerId, count }, 'Installed');
      },
      // Tokens are fetched and exchanged elsewhere, under a lease.
      fetchInstallation: () => Promise.reject(new Error('not fetched through the library')),
    },
  });

  const begin = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    await provider.handleInstallPath(request, response);
  };

  const finish = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    provider.handleCallback(request, response, {
      success: (installation) => show(response, installedPage(nameOf(installation))),
      failure: (error) => {
        logger.warn({ action: 'install', code: codeOf(error) }, 'An installation was not finished');
        show(response, pageFor(error));
      },
    });

  const route = (path: string, answer: typeof begin): Route => ({
    prefix: path,
    answer: async (request, response) => {
      try {
        if ((request.url ?? '').split('?', 1)[0] !== path) response.writeHead(404).end();
        else if (request.method !== 'GET') response.writeHead(405, { allow: 'GET' }).end();
        else if (!allowed()) show(response, busyPage);
        else await answer(request, response);
      } catch (error) {
        logger.warn({ action: 'install', code: codeOf(error) }, 'A page for installing could not be shown');
        if (!response.headersSent) show(response, failedPage);
      }
    },
  });
  return [route(INSTALL_PATH, begin), route(REDIRECT_PATH, finish)];
};
