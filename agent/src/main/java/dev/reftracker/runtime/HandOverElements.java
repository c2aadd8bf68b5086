package dev.reftracker.runtime;

import java.util.Optional;

/** Takes arrays apart: what is done with an array of targets is done with each of them. */
final class HandOverElements {

  /** So many elements of an array are looked at. */
  private static final int MAX = 64;

  private final HandOvers handOvers;
  private final Sites sites;

  HandOverElements(HandOvers handOvers, Sites sites) {
    this.handOvers = handOvers;
    this.sites = sites;
  }

  /** An object, or every element of it, was passed, given to a handler, or returned. */
  void passed(ThreadState s, Object object, Object receiver, int siteId) {
    if (object instanceof Object[] array) {
      for (int i = 0; i < array.length && i < MAX; i++) {
        handOvers.passed(s, array[i], receiver, siteId);
      }
    } else if (object instanceof Optional<?> one) {
      handOvers.passed(s, one.orElse(null), receiver, siteId);
    } else {
      handOvers.passed(s, object, receiver, siteId);
    }
  }

  /** A constructor that was given it has made a carrier, which stands for no one of many. */
  void constructed(ThreadState s, Object carrier, Object object, int siteId) {
    if (object instanceof Object[] array) {
      for (int i = 0; i < array.length && i < MAX; i++) {
        handOvers.constructed(s, carrier, array[i], false, siteId);
      }
    } else {
      handOvers.constructed(s, carrier, object, true, siteId);
    }
  }

  /** An exception leaves a method that was given it, or null for one given nothing. */
  void exceptionLeft(ThreadState s, Object object, Object receiver, Throwable failure, int siteId) {
    if (object instanceof Object[] array) {
      for (int i = 0; i < array.length && i < MAX; i++) {
        if (array[i] != null) {
          handOvers.exceptionLeft(s, array[i], receiver, failure, siteId);
        }
      }
    } else {
      handOvers.exceptionLeft(s, object, receiver, failure, siteId);
    }
    s.leave(siteId, sites);
  }
}
