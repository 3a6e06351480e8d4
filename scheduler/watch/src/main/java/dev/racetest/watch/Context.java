package dev.racetest.watch;

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

  private static final int MOST = 1 << BITS;

  /** From here on there are only places without the way that led there. */
  private static final int MOST_WITH_CALLERS = MOST - MOST / 8;

  /** Calls nested more deeply are not told apart. */
  private static final int DEEPEST = 256;

  private static final Context[][] PAGES = new Context[MOST >> 10][];
  private static int count = 1;

  /** Where threads begin. */
  static final Context ROOT = new Context(null, 0, NO_METHOD, 0);

  private static final Context PLACES = new Context(null, 0, NO_METHOD, 0);

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
  private Link last;
  private Link[] links = new Link[2];
  private int linkCount;

  private Context(Context parent, int site, int method, int number) {
    this.parent = parent;
    this.site = site;
    this.method = method;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.number = number;
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
    Link recent = last;
    if (recent != null && recent.key == key) {
      return recent.node;
    }
    Link found = find(key);
    if (found != null) {
      last = found;
      return found.node;
    }
    return add(key, childSite, childMethod);
  }

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

  private static int slot(long key, int mask) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 40) & mask;
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
        return this == PLACES ? ROOT : PLACES.child(childSite, childMethod);
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

  private Context numbered(int childSite, int childMethod) {
    synchronized (PAGES) {
      if (count >= (this == PLACES ? MOST : MOST_WITH_CALLERS)) {
        return null;
      }
      Context above = this == PLACES ? ROOT : this;
      Context fresh = new Context(above, childSite, childMethod, count);
      int page = count >> 10;
      if (PAGES[page] == null) {
        PAGES[page] = new Context[1 << 10];
      }
      PAGES[page][count & 1023] = fresh;
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
    last = fresh;
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

  /** The node with this number, {@code null} if there is none. */
  static Context withNumber(int number) {
    Context[] page = PAGES[number >> 10];
    return page == null ? null : page[number & 1023];
  }

  /** The sites from the place itself outwards to where the thread began. */
  int[] sites() {
    int length = 0;
    for (Context at = this; at != null; at = at.parent) {
      length += at.site == 0 ? 0 : 1;
    }
    int[] sites = new int[length];
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
