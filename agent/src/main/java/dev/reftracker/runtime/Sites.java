package dev.reftracker.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The registered call sites and hand-over points. Registered while classes are woven, read by hooks
 * without a lock.
 */
final class Sites {

  private final Map<Site, Integer> ids = new HashMap<>();
  private final ClassIds classes;
  private volatile Site[] sites = new Site[256];

  /** By site, the class that called there last; written by racing hooks, any of them will do. */
  private volatile ClassIds.Seen[] callers = new ClassIds.Seen[256];

  private int last;

  Sites(ClassIds classes) {
    this.classes = classes;
  }

  /** The number of the class that calls at a site, usually the same as the last time. */
  int classOf(int site, Class<?> caller) {
    ClassIds.Seen[] known = callers;
    ClassIds.Seen last = site < known.length ? known[site] : null;
    if (last != null && last.refersTo(caller)) {
      return last.id;
    }
    ClassIds.Seen seen = classes.seen(caller);
    if (site < known.length) {
      known[site] = seen;
    }
    return seen.id;
  }

  /** The number of a site, the same for the same frame, kind and descriptor; from 1. */
  synchronized int register(StackTraceElement frame, SiteKind kind, String descriptor) {
    Site site = new Site(frame, kind, descriptor);
    Integer known = ids.get(site);
    if (known != null) {
      return known;
    }
    int id = ++last;
    Site[] grown = id < sites.length ? sites : Arrays.copyOf(sites, sites.length * 2);
    grown[id] = site;
    if (grown.length > callers.length) {
      callers = Arrays.copyOf(callers, grown.length);
    }
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
    Site site = get(id);
    return site != null && site.kind == SiteKind.FACTORY;
  }

  boolean isDelegate(int id) {
    Site site = get(id);
    return site != null && site.kind == SiteKind.DELEGATE;
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
