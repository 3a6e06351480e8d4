package dev.racetest.watch;

import java.util.Map;

/**
 * What transformed code calls for the elements of arrays, and for collections, whose words are kept
 * in a table, since they cannot be given fields.
 */
public final class Elements {
  private static final ObjectTable WORDS = Watch.table(new ArrayWords());

  private static final class ArrayWords implements ObjectTable.Maker {
    @Override
    public Object make(Object array) {
      return Shadows.of(array);
    }
  }

  private Elements() {}

  /**
   * An array, or a collection of {@link #isCollection}, has been made; see {@link FieldWords#born}.
   */
  public static void made(Object object, Strand strand) {
    if (!strand.isInside && strand.slot() != Strand.NO_SLOT) {
      strand.recent.putYoung(object, System.identityHashCode(object), FieldWords.born(strand));
    }
  }

  /** Whether a class, by internal name, is one of collections that are watched as a whole. */
  public static boolean isCollection(String type) {
    return Collections.isUnsynchronised(type);
  }

  /** An element of an array is read. */
  public static void arrayRead(Object array, int index, Strand strand, int site) {
    if (array != null) {
      long[] words = words(array, strand);
      if (words != null && hasElement(words, index)) {
        Watch.read(array, words, index * Shadows.WORDS, strand, site);
      }
    }
  }

  /** An element of an array is written. */
  public static void arrayWrite(Object array, int index, Strand strand, int site) {
    if (array != null) {
      long[] words = words(array, strand);
      if (words != null && hasElement(words, index)) {
        Watch.write(array, words, index * Shadows.WORDS, strand, site);
      }
    }
  }

  /** The comparison of the index itself keeps the product from growing too large. */
  private static boolean hasElement(long[] words, int index) {
    return index >= 0 && index < words.length && index * Shadows.WORDS < words.length - 1;
  }

  /** A collection that must not be shared without synchronisation is read, as a whole. */
  public static void collectionRead(Object collection, Strand strand, int site) {
    if (collection != null && Collections.isUnsynchronised(collection) && !strand.isInside) {
      Watch.read(collection, words(collection, strand), 0, strand, site);
    }
  }

  /** How many elements such a map has; -1 if it is none. */
  public static int sizeBefore(Object map) {
    return map instanceof Map<?, ?> known && Collections.isUnsynchronised(map) ? known.size() : -1;
  }

  /** Such a map was told a value for a key, which changes the map if the key is new. */
  public static void mapPut(Object map, int sizeBefore, Strand strand, int site) {
    if (sizeBefore >= 0) {
      if (((Map<?, ?>) map).size() == sizeBefore) {
        collectionRead(map, strand, site);
      } else {
        collectionWrite(map, strand, site);
      }
    }
  }

  /** Such a collection is changed. */
  public static void collectionWrite(Object collection, Strand strand, int site) {
    if (collection != null && Collections.isUnsynchronised(collection) && !strand.isInside) {
      Watch.write(collection, words(collection, strand), 0, strand, site);
    }
  }

  /** {@code null} for what the thread has made in the epoch that it is in. */
  private static long[] words(Object array, Strand strand) {
    int hash = System.identityHashCode(array);
    int place = strand.recent.find(array, hash);
    if (place >= 0) {
      long[] words = (long[]) strand.recent.value(place);
      if (words != Shadows.YOUNG) {
        return words;
      }
      if (strand.recent.seen(place) == strand.epoch) {
        return null;
      }
    }
    return find(array, hash, strand);
  }

  private static long[] find(Object array, int hash, Strand strand) {
    if (strand.isInside) {
      return Shadows.NONE;
    }
    strand.isInside = true;
    try {
      return (long[]) strand.recent.value(strand.recent.put(WORDS.get(array, hash), hash));
    } finally {
      strand.isInside = false;
    }
  }
}
