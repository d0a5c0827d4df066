/** What pages are made from at this moment: kept for as long as neither ledger nor wishes change. */

import type { Instant, State } from '../../shared/rules/index.ts';
import type { Published } from '../ledger/ledger-service.ts';
import type { RelayView } from '../relay-part.ts';
import type { ReachView } from '../outreach/reach-view.ts';
import { indexOf, type PortalIndex } from './portal-index.ts';
import { PageCache } from './page-cache.ts';
import { Reading, Standpoint, Wording, type Audience } from './reading.ts';
import { StateDigest } from './state-digest.ts';

interface Indexed {
  readonly published: Published;
  readonly index: PortalIndex;
  /** Not before that, by the uptime in milliseconds, is it made anew. */
  readonly heldUntil: number;
}

interface Named {
  readonly person: State['person'];
  readonly organization: State['organization'];
  readonly revision: number;
  readonly wording: Wording;
}

interface Stood {
  readonly indexed: Indexed;
  readonly wording: Wording;
  readonly standpoint: Standpoint;
}

/** Of a large state, putting it in order takes a tenth of the relay's time at most. */
const SHARE = 10;
/** What takes less, in milliseconds, is done whenever it is asked for. */
const AT_ONCE = 5;

export interface ViewpointOptions {
  readonly view: RelayView;
  readonly reach: ReachView;
  readonly uptime: () => number;
}

export class Viewpoint {
  readonly cache = new PageCache();
  readonly #options: ViewpointOptions;
  readonly #digest = new StateDigest();
  readonly #named = new Map<Audience, Named>();
  readonly #stood = new Map<Audience, Stood>();
  #indexed: Indexed | null = null;
  #revision = -1;

  constructor(options: ViewpointOptions) {
    this.#options = options;
  }

  standpoint(audience: Audience): Standpoint {
    const indexed = this.#index();
    const wording = this.#wording(audience, indexed.published.state);
    const known = this.#stood.get(audience);
    if (known?.indexed === indexed && known.wording === wording) return known.standpoint;
    const standpoint = new Standpoint(indexed.published, indexed.index, wording);
    this.#stood.set(audience, { indexed, wording, standpoint });
    return standpoint;
  }

  reading(standpoint: Standpoint, now: Instant): Reading {
    const { view } = this.#options;
    return new Reading({
      standpoint,
      now,
      url: view.publicUrl(),
      readText: (sha256) => view.readText(sha256),
      stateHash: () => this.#digest.of(standpoint.state),
    });
  }

  #index(): Indexed {
    const { view, uptime } = this.#options;
    const published = view.published();
    const known = this.#indexed;
    const begun = uptime();
    const isSame = known?.published.position.head === published.position.head;
    if (known !== null && (isSame || begun < known.heldUntil)) return known;
    const index = indexOf(published.state);
    const took = uptime() - begun;
    const heldUntil = took < AT_ONCE ? 0 : uptime() + took * SHARE;
    this.#indexed = { published, index, heldUntil };
    this.cache.clear();
    return this.#indexed;
  }

  #wording(audience: Audience, { person, organization }: State): Wording {
    const { view, reach } = this.#options;
    const { revision } = reach;
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.cache.clear();
    }
    const known = this.#named.get(audience);
    const isSame =
      known?.person === person &&
      known.organization === organization &&
      known.revision === revision;
    if (known !== undefined && isSame) return known.wording;
    const wording = new Wording(view.published().state, audience, (id) => reach.nameShown(id));
    this.#named.set(audience, { person, organization, revision, wording });
    return wording;
  }
}
