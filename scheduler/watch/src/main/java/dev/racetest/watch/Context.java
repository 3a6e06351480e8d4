package dev.racetest.watch;

/**
 * A place in the calling context tree (Ammons, Ball and Larus, PLDI 1997): a place in the code, and
 * how a thread came there. There is one node for each such way, so that its number says in a few
 * bits what a stack trace would.
 *
 * <p>Threads look children up without a lock; nodes are never taken away.
 */
public final class Context {
  /** How many bits a number has. */
  static final int BITS = 20;

  /** The number of the node that stands for places that are not known. */
  static final int UNKNOWN = 0;

  private static final int MOST = 1 << BITS;

  /** From here on there are only places without the way that led there. */
  private static final int MOST_WITH_CALLERS = MOST - MOST / 8;

  /** Calls nested more deeply, as in recursion, are not told apart. */
  private static final int DEEPEST = 256;

  private static final Context[][] PAGES = new Context[MOST >> 10][];
  private static int count = 1;

  /** Where threads begin. */
  static final Context ROOT = new Context(null, 0, 0);

  private static final Context PLACES = new Context(null, 0, 0);

  private final Context parent;
  private final int site;
  private final int depth;
  private final int number;
  private Context last;
  private Context[] children = new Context[2];
  private int childCount;

  private Context(Context parent, int site, int number) {
    this.parent = parent;
    this.site = site;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.number = number;
  }

  /** The node of a call, or an access, at a site in the code that this node was called for. */
  Context child(int childSite) {
    Context recent = last;
    if (recent != null && recent.site == childSite) {
      return recent;
    }
    Context[] table = children;
    int mask = table.length - 1;
    for (int slot = spread(childSite) & mask, i = 0; i < table.length; i++) {
      Context found = table[slot];
      if (found == null) {
        break;
      }
      if (found.site == childSite) {
        last = found;
        return found;
      }
      slot = slot + 1 & mask;
    }
    return add(childSite);
  }

  private static int spread(int site) {
    int hash = site * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  private Context add(int childSite) {
    if (depth >= DEEPEST) {
      return this;
    }
    synchronized (this) {
      for (Context known : children) {
        if (known != null && known.site == childSite) {
          return known;
        }
      }
      Context fresh = numbered(childSite);
      if (fresh == null) {
        return this == PLACES ? ROOT : PLACES.child(childSite);
      }
      if (2 * (childCount + 1) > children.length) {
        grow();
      }
      put(children, fresh);
      childCount++;
      last = fresh;
      return fresh;
    }
  }

  private Context numbered(int childSite) {
    synchronized (PAGES) {
      if (count >= (this == PLACES ? MOST : MOST_WITH_CALLERS)) {
        return null;
      }
      Context fresh = new Context(this == PLACES ? ROOT : this, childSite, count);
      int page = count >> 10;
      if (PAGES[page] == null) {
        PAGES[page] = new Context[1 << 10];
      }
      PAGES[page][count & 1023] = fresh;
      count++;
      return fresh;
    }
  }

  private void grow() {
    Context[] more = new Context[4 * children.length];
    for (Context known : children) {
      if (known != null) {
        put(more, known);
      }
    }
    children = more;
  }

  private static void put(Context[] table, Context child) {
    int mask = table.length - 1;
    int slot = spread(child.site) & mask;
    while (table[slot] != null) {
      slot = slot + 1 & mask;
    }
    table[slot] = child;
  }

  /** The node of the code that called; a beginning has none. */
  Context parent() {
    return parent;
  }

  /** The number that {@link #numbered(int)} finds it by. */
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
