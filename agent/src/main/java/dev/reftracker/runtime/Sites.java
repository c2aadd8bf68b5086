package dev.reftracker.runtime;

import dev.reftracker.runtime.depot.ClassIds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The registered call sites and hand-over points. Registered while classes are woven, read by hooks
 * without a lock.
 */
final class Sites {

  private static final byte QUIET = 127;
  private static final byte ASKED = -1;
  private static final int FACTORY = SiteKind.FACTORY.ordinal();
  private static final int DELEGATE = SiteKind.DELEGATE.ordinal();

  private final Map<Site, Integer> ids = new HashMap<>();
  private final Set<String> classNames = new HashSet<>();
  private final ClassIds classes;
  private volatile Site[] sites = new Site[256];

  /**
   * By site, two classes that call there; written by racing hooks, any will do. Kept once seen: a
   * cell that followed the last caller would travel between processors where callers of two classes
   * take turns.
   */
  private volatile ClassIds.Seen[] callers = new ClassIds.Seen[2 * 256];

  /** By site, how often {@link #seenUnasked} was told, {@link #QUIET} or {@link #ASKED}; racy. */
  private volatile byte[] use = new byte[256];

  /** By site, the ordinal of its kind: asked for at every count. */
  private volatile byte[] kinds = new byte[256];

  private int last;

  Sites(ClassIds classes) {
    this.classes = classes;
  }

  /** The number of the class that calls at a site, usually the same as before. */
  int classOf(int site, Class<?> caller) {
    ClassIds.Seen[] known = callers;
    int at = 2 * site;
    if (at >= known.length) {
      return classes.of(caller);
    }
    ClassIds.Seen one = known[at];
    if (one != null && one.refersTo(caller)) {
      return one.id;
    }
    ClassIds.Seen other = known[at + 1];
    if (other != null && other.refersTo(caller)) {
      return other.id;
    }
    ClassIds.Seen seen = classes.seen(caller);
    if (one == null || one.refersTo(null)) {
      known[at] = seen;
    } else if (other == null || other.refersTo(null)) {
      known[at + 1] = seen;
    }
    return seen.id;
  }

  /**
   * Whether calls from a site are noted by its number alone: thousands of them have passed, and not
   * one was asked for by a method that counts.
   */
  boolean isQuiet(int site) {
    byte[] all = use;
    return site < all.length && all[site] == QUIET;
  }

  /** Some more calls from a site have been announced, which so far nobody has asked for. */
  void seenUnasked(int site) {
    byte[] all = use;
    if (site < all.length && all[site] >= 0 && all[site] < QUIET) {
      all[site]++;
    }
  }

  /** A counting method asked for a call from this site: none of them is quiet from now on. */
  void asked(int site) {
    byte[] all = use;
    if (site < all.length && all[site] != ASKED) {
      all[site] = ASKED;
    }
  }

  /** Whether a site of the class (binary name) was registered. */
  synchronized boolean isKnown(String className) {
    return classNames.contains(className);
  }

  /** The number of a site, the same for the same frame, kind and descriptor; from 1. */
  synchronized int register(StackTraceElement frame, SiteKind kind, String descriptor) {
    Site site = new Site(frame, kind, descriptor);
    classNames.add(frame.getClassName());
    Integer known = ids.get(site);
    if (known != null) {
      return known;
    }
    int id = ++last;
    Site[] grown = id < sites.length ? sites : Arrays.copyOf(sites, sites.length * 2);
    grown[id] = site;
    if (grown.length > use.length) {
      callers = Arrays.copyOf(callers, 2 * grown.length);
      use = Arrays.copyOf(use, grown.length);
      kinds = Arrays.copyOf(kinds, grown.length);
    }
    kinds[id] = (byte) kind.ordinal();
    sites = grown; // the volatile write publishes the element
    ids.put(site, id);
    return id;
  }

  /** The site with this number, or null. */
  Site get(int id) {
    Site[] known = sites;
    return id > 0 && id < known.length ? known[id] : null;
  }

  /** Whether two sites lie in the same method. */
  boolean sameMethod(int id, int otherId) {
    Site one = get(id);
    Site other = get(otherId);
    return one != null
        && other != null
        && one.frame.getMethodName().equals(other.frame.getMethodName())
        && one.frame.getClassName().equals(other.frame.getClassName())
        && Objects.equals(one.descriptor, other.descriptor);
  }

  boolean isFactory(int id) {
    return isOf(id, FACTORY);
  }

  boolean isDelegate(int id) {
    return isOf(id, DELEGATE);
  }

  private boolean isOf(int id, int kind) {
    byte[] all = kinds;
    return id > 0 && id < all.length && all[id] == kind;
  }

  record Site(StackTraceElement frame, SiteKind kind, String descriptor) {

    /** Written out, since a record's own way costs the start of a program 20 ms. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Site that
          && kind == that.kind
          && frame.equals(that.frame)
          && Objects.equals(descriptor, that.descriptor);
    }

    @Override
    public int hashCode() {
      return frame.hashCode() * 31 + kind.ordinal();
    }
  }
}
