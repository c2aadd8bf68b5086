package dev.reftracker.weaving;

import dev.reftracker.matching.MatchedMethod;

/**
 * Gives out the numbers that woven code passes to the bridge. Thread-safe: classes are woven on any
 * thread.
 */
public interface HookIds {

  /** The id of a counting method; the same for the same class, method and descriptor. Never 0. */
  int methodId(MatchedMethod method);

  /**
   * The id of a call site or of the entry of a method that hands over. Never 0.
   *
   * @param className binary name of the class that holds it
   * @param method name of the method that holds it
   * @param descriptor that method's descriptor
   * @param file source file, or null
   * @param line line, or -1
   * @param kind what the hook there sees
   */
  int siteId(
      String className, String method, String descriptor, String file, int line, SiteKind kind);

  /**
   * Notes what the code of a method tells by itself.
   *
   * @param className binary name
   * @param onlyLooks whether it is given a target, and neither gives it back, stores it nor passes
   *     it on
   * @param onlyPasses whether it is given a target, and does nothing else with it than to pass it
   *     on to methods of the program
   * @param letsGo whether it overwrites a field or takes things out of a collection
   * @param answers whether it is given a target and says yes or no
   * @param leavesAlone whether it does nothing to what its object keeps but read it
   */
  void facts(
      String className,
      String method,
      boolean onlyLooks,
      boolean onlyPasses,
      boolean letsGo,
      boolean answers,
      boolean leavesAlone);

  /** What a site's hook sees. */
  enum SiteKind {
    /**
     * A call of a counting method, on the target itself, a view or a carrier, or through a static
     * helper.
     */
    CALL,
    /**
     * The same inside a transparent method: it links the calls around it, and is never the call
     * site itself.
     */
    DELEGATE,
    /**
     * A call that hands out a target or a view of one. It tells site and holder of what is begun or
     * acquired inside; its receiver is never the view.
     */
    FACTORY,
    /** Method entry with a target among the arguments. */
    ARGUMENT,
    /** Method entry of a handler that is given a message. */
    HANDLER,
    /** Normal exit with a target. */
    RETURN,
    /** Normal exit of a constructor that was given a target. */
    CONSTRUCTOR,
    /** A store of a target into a field, outside of constructors. */
    STORE,
    /** Exceptional exit. */
    EXCEPTION,
    /** Entry of a public method of a container. */
    USE,
    /** Entry of a method of a plain object that may have a target. */
    STAY
  }
}
