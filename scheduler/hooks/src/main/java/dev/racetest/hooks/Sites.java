package dev.racetest.hooks;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * The places in transformed code that announce operations. A site's number depends on the order in
 * which classes were loaded; its {@link #hash} depends on the place alone and so is the same in
 * every JVM.
 *
 * <p>Numbers are given out under a lock while classes are transformed. Readers hold a number, which
 * reached them through the transformed class, hence after its entry was written.
 */
public final class Sites {
  /** The site lies in code of the JDK: it is no yield point. */
  public static final int QUIET = 1;

  /** A call of {@code Thread.start} or its like. */
  public static final int START = 2;

  /** A call of a method declared in {@code java.util.concurrent}. */
  public static final int CONCURRENT = 4;

  /** A call of a method of a collection or other shared helper, declared in {@code java.util}. */
  public static final int COLLECTION = 8;

  /** A call of {@code interrupt}. */
  public static final int INTERRUPT = 16;

  /** The real monitor is taken, too, after the model has decided that it is free. */
  public static final int REAL_MONITOR = 32;

  /** Only volatile fields matter here: plain accesses of this class are not checked. */
  public static final int VOLATILE_ONLY = 64;

  /** A call that asks whether a thread is interrupted. */
  public static final int INTERRUPT_STATUS = 128;

  private static int count = 1;
  private static String[] types = new String[1024];
  private static String[] methods = new String[1024];
  private static String[] files = new String[1024];
  private static int[] lines = new int[1024];
  private static int[] flags = new int[1024];
  private static long[] hashes = new long[1024];
  private static String[] owners = new String[1024];
  private static String[] members = new String[1024];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static WeakReference<ClassLoader>[] loaders = new WeakReference[1024];

  private Sites() {}

  /**
   * Adds a site.
   *
   * @param loader the loader of the class that the site is in, {@code null} for the boot loader
   * @param type the class that the site is in, as {@link Class#getName} gives it
   * @param method the method that the site is in
   * @param file the source file, may be {@code null}
   * @param line the line, -1 if unknown
   * @param ordinal the site's place among those of its class, which makes its hash its own
   * @param owner the class that the accessed field or called method is looked up in, as {@link
   *     Class#getName} gives it, or {@code null}
   * @param member the name of that field or method, or {@code null}
   * @param siteFlags the constants of this class that hold
   * @return the site's number
   */
  public static synchronized int add(
      ClassLoader loader,
      String type,
      String method,
      String file,
      int line,
      int ordinal,
      String owner,
      String member,
      int siteFlags) {
    int site = count;
    if (site == types.length) {
      grow(site * 2);
    }
    types[site] = type;
    methods[site] = method;
    files[site] = file;
    lines[site] = line;
    flags[site] = siteFlags;
    owners[site] = owner;
    members[site] = member;
    loaders[site] = loader == null ? null : new WeakReference<>(loader);
    hashes[site] = mix(mix(mix(type.hashCode(), method.hashCode()), line), ordinal);
    count = site + 1;
    return site;
  }

  private static void grow(int size) {
    types = Arrays.copyOf(types, size);
    methods = Arrays.copyOf(methods, size);
    files = Arrays.copyOf(files, size);
    lines = Arrays.copyOf(lines, size);
    hashes = Arrays.copyOf(hashes, size);
    owners = Arrays.copyOf(owners, size);
    members = Arrays.copyOf(members, size);
    loaders = Arrays.copyOf(loaders, size);
    flags = Arrays.copyOf(flags, size);
  }

  /** A bijective scrambling of {@code hash} with {@code value} (the finalizer of SplitMix64). */
  public static long mix(long hash, long value) {
    long z = hash * 0x9E3779B97F4A7C15L + value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** How many numbers have been given out, counting 0, which is no site. */
  public static synchronized int count() {
    return count;
  }

  /** The class that the site is in. */
  public static String type(int site) {
    return types[site];
  }

  /** The method that the site is in. */
  public static String method(int site) {
    return methods[site];
  }

  /** The source file, may be {@code null}. */
  public static String file(int site) {
    return files[site];
  }

  /** The line, -1 if unknown. */
  public static int line(int site) {
    return lines[site];
  }

  /** The constants of this class that hold for the site. */
  public static int flags(int site) {
    return flags[site];
  }

  /** The site's hash, the same in every JVM that runs the same classes. */
  public static long hash(int site) {
    return hashes[site];
  }

  /** The class that the accessed field or called method is looked up in, or {@code null}. */
  public static String owner(int site) {
    return owners[site];
  }

  /** The name of the accessed field or called method, or {@code null}. */
  public static String member(int site) {
    return members[site];
  }

  /** The loader of the class that the site is in; {@code null} for the boot loader or when gone. */
  public static ClassLoader loader(int site) {
    WeakReference<ClassLoader> loader = loaders[site];
    return loader == null ? null : loader.get();
  }

  /** The site as a stack trace would show it, for a reader. */
  public static String place(int site) {
    if (types[site] == null) {
      return "an unknown place";
    }
    String file = files[site] == null ? "Unknown Source" : files[site] + ":" + lines[site];
    return types[site] + "." + methods[site] + "(" + file + ")";
  }
}
