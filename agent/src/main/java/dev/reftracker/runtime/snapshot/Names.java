package dev.reftracker.runtime.snapshot;

import java.util.List;

/** Resolves the ids that events carry. Any thread; every id that an event carries is known. */
public interface Names {

  /** The frames of a stack, the caller of the counting method first; empty for 0. */
  StackTraceElement[] stack(int stackId);

  /** A call site or the entry of a method that hands over; null for 0. */
  StackTraceElement site(int siteId);

  /** A binary class name; null for 0. */
  String className(int classId);

  /** A thread's name as it was when first seen; null for 0. */
  String thread(int threadId);

  /** The name of a tracked type. */
  String type(int typeId);

  /** A woven method. */
  WovenMethod method(int methodId);

  /**
   * What the code of a method tells by itself.
   *
   * @param className binary name
   * @return null for a method that no hand-over was woven into
   */
  MethodFacts facts(String className, String method);

  /** Whether anything was woven into the code of the class (binary name): it knows targets. */
  boolean looksInto(String className);

  /** All woven methods, by id from 1. */
  List<WovenMethod> methods();
}
