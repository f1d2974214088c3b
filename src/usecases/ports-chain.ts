import type { Chain, ChainLink, ChainRef, Somebody } from '../domain/chain/chain.ts';
import type { JoinCode } from '../domain/chain/codes.ts';
import type { PlanFacts, SettingFigures } from '../domain/chain/figures.ts';
import type { ChainRequest, RequestPart } from '../domain/chain/requests.ts';

interface InTenant {
  readonly tenant: string;
}
type ById = InTenant & { readonly id: string };
type InSetting = InTenant & { readonly settingId: string };

/** Settings of a chain in one workspace; `regions` null: all. */
export interface OfChain extends InTenant {
  readonly chain: ChainRef;
  readonly regions: readonly string[] | null;
}

/** What is kept of chains. As everywhere, `replace` answers false where the stored one has moved on. */
export interface ChainStore {
  readonly chains: {
    get(scope: ById): Promise<Chain | null>;
    /** Those in which somebody holds a place or stands in on some day. */
    ofPerson(who: Somebody): Promise<readonly Chain[]>;
    insert(chain: Chain): Promise<void>;
    replace(chain: Chain): Promise<boolean>;
    /** Those whose digest is looked at by now, of all tenants. */
    due(when: { readonly now: number; readonly limit: number }): Promise<readonly Chain[]>;
    /** Answers false where another worker was faster. */
    looked(chain: Chain, lookAt: number): Promise<boolean>;
  };
  readonly chainLinks: {
    get(scope: ById): Promise<ChainLink | null>;
    ofSettings(scope: InTenant & { readonly settingIds: readonly string[] }): Promise<readonly ChainLink[]>;
    /** Those that one side has asked to leave, in one workspace. */
    leaving(scope: OfChain): Promise<readonly ChainLink[]>;
    /** Throws `AppError` 'in-chain' where the setting is in one. */
    insert(link: ChainLink): Promise<void>;
    replace(link: ChainLink): Promise<boolean>;
    remove(link: ChainLink): Promise<boolean>;
    /** Leaves that nobody answered until that day, of all tenants. */
    overdue(when: { readonly today: string; readonly limit: number }): Promise<readonly ChainLink[]>;
  };
  readonly joinCodes: {
    get(scope: ById): Promise<JoinCode | null>;
    /** Whoever types one in may be in any workspace. */
    ofDigest(digest: string): Promise<JoinCode | null>;
    /** Open and taken ones that a side has made. */
    madeBy(
      scope: InTenant & {
        readonly by: { readonly chainId: string } | { readonly settingIds: readonly string[] };
      },
    ): Promise<readonly JoinCode[]>;
    insert(code: JoinCode): Promise<void>;
    replace(code: JoinCode): Promise<boolean>;
    /** Counts a wrong guess; answers how many there were since `after`. */
    guessed(who: Somebody & { readonly now: number; readonly after: number }): Promise<number>;
    guesses(who: Somebody & { readonly after: number }): Promise<number>;
  };
  /**
   * Derived: every write that a figure depends on leaves a mark in its own transaction, and a sweep counts the
   * settings that have one. Marks are rows of their own, so that two who write at once do not wait for each other.
   */
  readonly figures: {
    get(scope: InSetting): Promise<SettingFigures | null>;
    page(
      scope: OfChain & { readonly skip: number; readonly limit: number },
    ): Promise<readonly SettingFigures[]>;
    count(scope: OfChain): Promise<number>;
    /** Those to count anew: marked, or their day has come. Of all tenants. */
    toCount(when: { readonly now: number; readonly limit: number }): Promise<readonly InSetting[]>;
    /** Which of these are marked. */
    marked(scope: InTenant & { readonly settingIds: readonly string[] }): Promise<readonly string[]>;
    plans(scope: InSetting): Promise<readonly PlanFacts[]>;
    /** Keeps what was counted and takes away the marks that were there; inside `together`. */
    put(figures: SettingFigures): Promise<void>;
    /** All of a setting that was erased. */
    forget(scope: InSetting): Promise<void>;
  };
  readonly chainRequests: {
    get(scope: ById): Promise<ChainRequest | null>;
    /** Newest first. */
    ofChain(
      scope: InTenant & { readonly chainId: string; readonly limit: number },
    ): Promise<readonly ChainRequest[]>;
    insert(request: ChainRequest): Promise<void>;
    replace(request: ChainRequest): Promise<boolean>;
    /** Those of which some settings have no part yet, of all tenants. */
    spreading(options: { readonly limit: number }): Promise<readonly ChainRequest[]>;
  };
  readonly requestParts: {
    get(scope: ById): Promise<RequestPart | null>;
    ofRequest(scope: InTenant & { readonly requestId: string }): Promise<readonly RequestPart[]>;
    open(scope: InTenant & { readonly settingIds: readonly string[] }): Promise<readonly RequestPart[]>;
    insert(part: RequestPart): Promise<void>;
    replace(part: RequestPart): Promise<boolean>;
    /** Open ones to look at by now, of all tenants. */
    due(when: { readonly now: number; readonly limit: number }): Promise<readonly RequestPart[]>;
  };
}
