package dev.reftracker.runtime;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** What the hooks know of one tracked type. */
final class TypeInfo {

  private static final int UNKNOWN = 0;
  private static final int COUNTED = 1;
  private static final int EXCLUDED = 2;
  private static final int CLASSES = 1 << 12;
  private static final int BEGINS = 1 << 12;

  final int id;
  final TypeSettings settings;
  final Quarantine quarantine;
  final CountAccessor accessor;

  /** Whether a begin, an end (or a release whose result ends), of this type was woven. */
  volatile boolean begins;

  volatile boolean ends;

  private final AtomicIntegerArray classes = new AtomicIntegerArray(CLASSES);
  private final AtomicIntegerArray sites = new AtomicIntegerArray(BEGINS);
  private final AtomicIntegerArray stacks = new AtomicIntegerArray(BEGINS);

  TypeInfo(int id, TypeSettings settings) {
    this.id = id;
    this.settings = settings;
    this.quarantine = new Quarantine();
    this.accessor =
        settings.countMethod() == null ? null : new CountAccessor(settings.countMethod());
  }

  /** Whether targets of this class do not count. */
  boolean excludes(int classId, ClassIds names) {
    if (settings.excludedClass() == null) {
      return false;
    }
    if (classId >= CLASSES) {
      return settings.excludedClass().test(names.get(classId));
    }
    int known = classes.get(classId);
    if (known == UNKNOWN) {
      known = settings.excludedClass().test(names.get(classId)) ? EXCLUDED : COUNTED;
      classes.set(classId, known);
    }
    return known == EXCLUDED;
  }

  /** Whether begins need their stack in any case. */
  boolean judgesBegins() {
    return settings.excludedBegin() != null || settings.excludeClassInitialisers();
  }

  /** Whether targets begun at this call site do not count. */
  boolean excludesSite(int siteId, Registry names) {
    int known = siteId < BEGINS ? sites.get(siteId) : UNKNOWN;
    if (known == UNKNOWN) {
      known = excludesBegin(names.siteFrames(siteId)) ? EXCLUDED : COUNTED;
      remember(sites, siteId, known);
    }
    return known == EXCLUDED;
  }

  /** Whether targets begun with this stack do not count. */
  boolean excludesStack(int stackId, Registry names) {
    int known = stackId < BEGINS ? stacks.get(stackId) : UNKNOWN;
    if (known == UNKNOWN) {
      known = excludesBegin(names.stack(stackId)) ? EXCLUDED : COUNTED;
      remember(stacks, stackId, known);
    }
    return known == EXCLUDED;
  }

  private static void remember(AtomicIntegerArray answers, int id, int answer) {
    if (id < BEGINS) {
      answers.set(id, answer);
    }
  }

  private boolean excludesBegin(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (settings.excludeClassInitialisers() && frame.getMethodName().equals("<clinit>")) {
        return true;
      }
      if (settings.excludedBegin() != null
          && settings.excludedBegin().test(frame.getClassName(), frame.getMethodName())) {
        return true;
      }
    }
    return false;
  }
}
