package dev.reftracker.runtime;

/** What the hook at a registered site sees. */
public enum SiteKind {
  /** A call of a counting method or a delegate. */
  CALL,
  /** Such a call inside a transparent method: never the call site itself. */
  DELEGATE,
  /** A call of a factory of targets. */
  FACTORY,
  /** Method entry with a target among the arguments. */
  ARGUMENT,
  /** Method entry of a handler that is given a message. */
  HANDLER,
  /** Normal exit with a target. */
  RETURN,
  /** Normal exit of a constructor that was given a target. */
  CONSTRUCTOR,
  /** A store of a target into a field. */
  STORE,
  /** Exceptional exit. */
  EXCEPTION,
  /** Entry of a public method of a container. */
  USE,
  /** Entry of a method of a plain object that may have a target. */
  STAY
}
