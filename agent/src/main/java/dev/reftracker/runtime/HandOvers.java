package dev.reftracker.runtime;

import dev.reftracker.runtime.snapshot.Op;

/**
 * Records hand-overs of watched targets: passed, returned, stored, dropped by an exception,
 * touched. Resolves views and carriers to the target they stand for. Runs on application threads;
 * never blocks.
 */
final class HandOvers {

  private static final int ENDED = Life.ENDED | Life.EXCLUDED;

  private static final int MANY_EVENTS = 128;

  private final Registry names;
  private final IdentityTable<Directory> table;
  private final Aliases aliases;
  private final Recorder recorder;
  private final Compaction compaction;
  private final Totals totals;
  private final Thinning thinning;
  private final Stays stays;

  HandOvers(
      Registry names,
      IdentityTable<Directory> table,
      Aliases aliases,
      Recorder recorder,
      Compaction compaction,
      Totals totals,
      Thinning thinning,
      Stays stays) {
    this.names = names;
    this.table = table;
    this.aliases = aliases;
    this.recorder = recorder;
    this.compaction = compaction;
    this.totals = totals;
    this.thinning = thinning;
    this.stays = stays;
  }

  /** {@code object} was passed, given to a handler, or returned; the site's kind tells which. */
  void passed(ThreadState s, Object object, Object receiver, int siteId) {
    Life life = watched(s, object);
    if (receiver != null && op(siteId) != Op.RETURN) {
      stays.used(System.identityHashCode(receiver), siteId, life);
    }
    if (life != null) {
      add(s, life, op(siteId), object, receiver, 0, siteId);
    }
  }

  /**
   * A constructor that was given {@code object} has made {@code carrier}; or it is being stored
   * into a field of that, which the site's kind tells.
   *
   * @param standsFor whether the carrier stands for this object from now on
   */
  void constructed(ThreadState s, Object carrier, Object object, boolean standsFor, int siteId) {
    Life life = watched(s, object);
    if (life == null || carrier == null || carrier == object) {
      return;
    }
    if (op(siteId) == Op.STORE) {
      add(s, life, Op.STORE, object, carrier, 0, siteId);
      return;
    }
    if (standsFor && !aliases.learn(carrier, life)) {
      totals.droppedHandOvers.increment();
    }
    add(s, life, Op.CONSTRUCTOR, object, carrier, 0, siteId);
  }

  /** An exception leaves a method that was given {@code object}, or null for one given nothing. */
  void exceptionLeft(ThreadState s, Object object, Object receiver, Throwable failure, int siteId) {
    if (object == null) {
      exceptionOfAcquirer(s, receiver, failure, siteId);
    } else {
      exception(s, object, receiver, failure, siteId);
    }
  }

  private void exception(
      ThreadState s, Object object, Object receiver, Throwable failure, int siteId) {
    Life life = watched(s, object);
    if (life != null) {
      add(s, life, Op.EXCEPTION, object, receiver, names.classes.ofObject(failure), siteId);
    }
  }

  /**
   * An exception leaves a method that was given nothing but may have acquired something itself: the
   * live targets that this thread took in the same call of that method.
   */
  private void exceptionOfAcquirer(ThreadState s, Object receiver, Throwable failure, int siteId) {
    StackTraceElement method = names.site(siteId);
    StackTraceElement[] now = null;
    for (int i = 0; method != null && i < Recent.size(); i++) {
      PlainEvent taken = s.recent.get(i);
      if (taken == null || taken.life.is(ENDED) || !taken.life.is(Life.WATCHED)) {
        continue;
      }
      if (taken.life.booksOr(1) <= 0) {
        continue;
      }
      if (now == null) {
        now = names.depot.frames(recorder.stack(null));
      }
      if (LeftCall.took(taken, method, now, names)) {
        add(s, taken.life, Op.EXCEPTION, null, receiver, names.classes.ofObject(failure), siteId);
      }
    }
  }

  /** The program declares a hand-over. */
  void touched(ThreadState s, Object target, Object hint, MethodInfo m) {
    Directory directory = table.find(target);
    Life life = directory == null ? null : directory.life();
    if (life == null || !isWatched(life)) {
      return;
    }
    m.count(s, 1);
    s.resolve(System.identityHashCode(target), false, names.sites);
    int hintClass = names.classes.ofObject(hint);
    push(
        s,
        life,
        recorder.handOver(s, Op.TOUCH, m.id, life, recorder.stack(s, m, false), hintClass, null));
  }

  /**
   * Whether anybody wants to know that a method of this object was called; asked without a guard.
   */
  boolean follows(Object object, int siteId) {
    Sites.Site site = names.sites.get(siteId);
    return site == null
        || site.kind() != SiteKind.STAY
        || stays.follows(System.identityHashCode(object));
  }

  /** A method of a container, or of an object that may have a target, was called. */
  void used(Object container, int siteId) {
    Sites.Site site = names.sites.get(siteId);
    if (site != null && site.kind() == SiteKind.STAY) {
      stays.used(System.identityHashCode(container), siteId, null);
      return;
    }
    Directory directory = table.find(container);
    Life life = directory == null ? null : directory.life();
    if (life != null && life.is(Life.CONTAINER)) {
      life.more().addUse(siteId);
    }
  }

  private Life watched(ThreadState s, Object object) {
    if (object == null) {
      return null;
    }
    Directory directory = s.found.find(object, System.identityHashCode(object), table);
    Life life = directory == null ? aliases.life(object) : directory.life();
    return life != null && isWatched(life) ? life : null;
  }

  private static boolean isWatched(Life life) {
    return life.is(Life.WATCHED) && !life.is(ENDED | Life.UNWATCHED);
  }

  private void add(
      ThreadState s, Life life, Op op, Object object, Object receiver, int hintClass, int siteId) {
    s.unknownSite();
    s.siteId = siteId;
    s.holderId = System.identityHashCode(receiver);
    s.holderClassId = names.classes.ofObject(receiver);
    if (object != null && !life.directory.refersTo(object)) {
      s.viewId = System.identityHashCode(object);
      s.viewClassId = names.classes.ofObject(object);
    }
    // whoever returns it has it no longer
    Life container = op == Op.RETURN ? null : container(receiver, life);
    if (receiver != null && container == null && op != Op.RETURN && op != Op.EXCEPTION) {
      s.stay = stays.begin(s.holderId, life);
    }
    push(s, life, recorder.handOver(s, op, 0, life, stack(s, life, siteId), hintClass, container));
  }

  /** Every stack of a short life; of a long one those of the places that are seldom passed. */
  private int stack(ThreadState s, Life life, int siteId) {
    return life.pushedLessThan(MANY_EVENTS) || thinning.wants(s, siteId, 0)
        ? recorder.stack(null)
        : 0;
  }

  /** The life of the acting object where that is a tracked target itself. */
  private Life container(Object receiver, Life given) {
    Directory directory = receiver == null ? null : table.find(receiver);
    Life life = directory == null ? null : directory.life();
    if (life == null || life == given || life == Life.GONE) {
      return null;
    }
    life.set(Life.CONTAINER);
    return life;
  }

  private void push(ThreadState s, Life life, PlainEvent r) {
    life.push(r);
    totals.liveEvents(s, 1);
    compaction.afterPush(s, life);
  }

  private Op op(int siteId) {
    Sites.Site site = names.sites.get(siteId);
    if (site == null) {
      return Op.ARGUMENT;
    }
    return switch (site.kind()) {
      case HANDLER -> Op.HANDLER;
      case RETURN -> Op.RETURN;
      case CONSTRUCTOR -> Op.CONSTRUCTOR;
      case STORE -> Op.STORE;
      case EXCEPTION -> Op.EXCEPTION;
      default -> Op.ARGUMENT;
    };
  }
}
