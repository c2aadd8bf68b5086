package dev.reftracker.bodies;

/** What is known of the methods that a method calls, whose code may be looked at too. */
interface Callees {

  /** The look at a method that a call names; null where it is not known. */
  BodyLook look(String owner, String method, String descriptor);

  /** Whether a method of targets that is no counting one calls counting ones on itself. */
  Facade facade(String owner, String method, String descriptor);
}
