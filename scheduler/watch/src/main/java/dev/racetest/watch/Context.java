package dev.racetest.watch;

import dev.racetest.hooks.Sites;

/**
 * A place in the calling context tree (Ammons, Ball and Larus, PLDI 1997): a place in the code, and
 * how a thread came there. There is one node for each such way, so that its number says in a few
 * bits what a stack trace would. A method that calls itself, directly or not, is entered at the
 * node of its first call.
 *
 * <p>Threads look children up without a lock; nodes are never taken away.
 */
public final class Context {
  /** How many bits a number has. */
  static final int BITS = 20;

  /** The method of a node that is no call. */
  private static final int NO_METHOD = 0;

  /** How many nodes there can be. */
  static final int MOST = 1 << BITS;

  /** How many nodes there may be; the last eighth of them are places without the way there. */
  private static int limit = MOST;

  /** Calls nested more deeply are not told apart. */
  private static final int DEEPEST = 256;

  /**
   * A flag of sites in methods that call nothing. The tree is not gone down for them: what the
   * thread has called last, it has called the method from.
   */
  private static final int LEAF = 1 << 17;

  private static final int PAGE = 1 << 10;
  private static final Context[][] PAGES = new Context[MOST / PAGE][];
  private static int count = 2;

  /** Where threads begin; its number stands for places that nothing is known of. */
  static final Context ROOT = new Context(null, 0, NO_METHOD, 0, false, true);

  /** The same for unknown places that publishing constructors have led to. */
  private static final Context PUBLISHING_ROOT = new Context(null, 0, NO_METHOD, 1, true, false);

  /** What lies below are places without the way that led there. */
  private static final Context PLACES = new Context(null, 0, NO_METHOD, 0, false, false);

  private static final Context PUBLISHING_PLACES = new Context(null, 0, NO_METHOD, 1, true, false);

  static {
    PAGES[0] = new Context[PAGE];
    PAGES[0][PUBLISHING_ROOT.number] = PUBLISHING_ROOT;
  }

  /** Where a call, or an access, leads from a node. */
  private static final class Link {
    final long key;
    final Context node;

    Link(long key, Context node) {
      this.key = key;
      this.node = node;
    }
  }

  private final Context parent;
  private final int site;
  private final int method;
  private final int depth;
  private final int number;
  private Link[] links = new Link[2];
  private int linkCount;

  /** Whether a constructor that {@link Construction} is about has led here. */
  private final boolean isPublishing;

  /** Whether the way that led here is known. */
  private final boolean isWhole;

  private Context(
      Context parent, int site, int method, int number, boolean isPublishing, boolean isWhole) {
    this.parent = parent;
    this.site = site;
    this.method = method;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.number = number;
    this.isPublishing = isPublishing;
    this.isWhole = isWhole;
  }

  /** Whether a site is in a method that calls nothing. */
  static boolean isInLeaf(int accessSite) {
    return (Sites.flags(accessSite) & LEAF) != 0;
  }

  /**
   * From now on there are no more nodes than this: then the stacks of new places are not known.
   *
   * @param nodes 1 to {@link #MOST}
   */
  static void limit(int nodes) {
    synchronized (PAGES) {
      limit = nodes;
    }
  }

  /** Whether there is no place for new nodes any more: then something may not be known. */
  static boolean isFull() {
    synchronized (PAGES) {
      return count >= limit - limit / 8;
    }
  }

  /** The node of an access at a site in the code that this node was called for. */
  Context child(int childSite) {
    return child(childSite, NO_METHOD);
  }

  /**
   * The node of a method that is called at a site.
   *
   * @param childMethod the method's number, which is that of a site in it
   */
  Context child(int childSite, int childMethod) {
    long key = (long) childSite << 32 | childMethod;
    Link found = find(key);
    return found != null ? found.node : add(key, childSite, childMethod);
  }

  /** Writes nothing: threads that come this way at once would wait for each other's memory. */
  private Link find(long key) {
    Link[] table = links;
    int mask = table.length - 1;
    int slot = slot(key, mask);
    Link found = table[slot];
    while (found != null && found.key != key) {
      slot = slot + 1 & mask;
      found = table[slot];
    }
    return found;
  }

  /** The sites of a method follow each other, so that most find a slot of their own. */
  private static int slot(long key, int mask) {
    return (int) (key >>> 32) + 31 * (int) key & mask;
  }

  private Context add(long key, int childSite, int childMethod) {
    if (depth >= DEEPEST) {
      return this;
    }
    synchronized (this) {
      Link known = find(key);
      if (known != null) {
        return known.node;
      }
      Context node = sameMethod(childMethod);
      if (node == null) {
        node = numbered(childSite, childMethod);
      }
      if (node == null) {
        return withoutWay(childSite, childMethod);
      }
      remember(new Link(key, node));
      return node;
    }
  }

  private Context sameMethod(int childMethod) {
    if (childMethod != NO_METHOD) {
      for (Context at = this; at != null; at = at.parent) {
        if (at.method == childMethod) {
          return at;
        }
      }
    }
    return null;
  }

  private Context withoutWay(int childSite, int childMethod) {
    if (isPlaces()) {
      return isPublishing ? PUBLISHING_ROOT : ROOT;
    }
    Context places = isPublishing(childSite) ? PUBLISHING_PLACES : PLACES;
    return places.child(childSite, childMethod);
  }

  private boolean isPublishing(int childSite) {
    return isPublishing || Construction.isPublishing(childSite);
  }

  private boolean isPlaces() {
    return this == PLACES || this == PUBLISHING_PLACES;
  }

  private Context numbered(int childSite, int childMethod) {
    synchronized (PAGES) {
      if (count >= (isPlaces() ? limit : limit - limit / 8)) {
        return null;
      }
      Context above = isPlaces() ? ROOT : this;
      boolean isPublished = isPublishing(childSite);
      Context fresh = new Context(above, childSite, childMethod, count, isPublished, isWhole);
      int page = count / PAGE;
      if (PAGES[page] == null) {
        PAGES[page] = new Context[PAGE];
      }
      PAGES[page][count % PAGE] = fresh;
      count++;
      return fresh;
    }
  }

  /** Some place in the table is always free, so that every search ends. */
  private void remember(Link fresh) {
    if (2 * (linkCount + 1) > links.length) {
      Link[] more = new Link[4 * links.length];
      for (Link known : links) {
        if (known != null) {
          put(more, known);
        }
      }
      put(more, fresh);
      links = more;
    } else {
      put(links, fresh);
    }
    linkCount++;
  }

  private static void put(Link[] table, Link link) {
    int mask = table.length - 1;
    int slot = slot(link.key, mask);
    while (table[slot] != null) {
      slot = slot + 1 & mask;
    }
    table[slot] = link;
  }

  /** The number that {@link #withNumber} finds it by. */
  int number() {
    return number;
  }

  /** The site of the access, or of the call that led on. */
  int site() {
    return site;
  }

  /** Whether a constructor that {@link Construction} is about has led here, or may have. */
  boolean isPublishing() {
    return isPublishing;
  }

  /** Whether {@link #sites} are all. */
  boolean isWhole() {
    return isWhole;
  }

  /** The node with this number, {@code null} if there is none. */
  static Context withNumber(int number) {
    Context[] page = PAGES[number / PAGE];
    return page == null ? null : page[number % PAGE];
  }

  /**
   * The sites from the place itself outwards to where the thread began; a 0 at the end stands for
   * callers that are not known. Nothing if not even the place is.
   */
  int[] sites() {
    int length = 0;
    for (Context at = this; at != null; at = at.parent) {
      length += at.site == 0 ? 0 : 1;
    }
    int[] sites = new int[length == 0 || isWhole ? length : length + 1];
    int i = 0;
    for (Context at = this; at != null; at = at.parent) {
      // A thread's first method was called by nobody that is watched.
      if (at.site != 0) {
        sites[i++] = at.site;
      }
    }
    return sites;
  }
}
