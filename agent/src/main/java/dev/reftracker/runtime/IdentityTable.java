package dev.reftracker.runtime;

import java.util.function.Consumer;

/**
 * Finds the entry of an object by identity. Striped chained hash table; reads take no lock, writes
 * a spin lock that is held for a few instructions. A read that finds nothing while a write went on
 * looks once more under the lock.
 */
final class IdentityTable<E extends Identified> {

  private static final int STRIPE_BITS = 6;

  private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];

  IdentityTable() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe(STRIPE_BITS);
    }
  }

  static int hash(Object target) {
    return spread(System.identityHashCode(target));
  }

  private static int spread(int identity) {
    return identity ^ (identity >>> 15);
  }

  /** The entry of {@code target}, or null. */
  E find(Object target) {
    return find(target, System.identityHashCode(target));
  }

  /** The same where the identity hash is known. */
  @SuppressWarnings("unchecked") // only entries of this type are added
  E find(Object target, int identity) {
    int hash = spread(identity);
    return (E) stripe(hash).find(target, hash);
  }

  /**
   * Adds {@code fresh} unless the target has a directory already; returns the one that is in the
   * table.
   */
  @SuppressWarnings("unchecked") // only entries of this type are added
  E add(Object target, E fresh) {
    return (E) stripe(fresh.hash).add(target, fresh);
  }

  /** Takes a directory out; does nothing when it is not in. */
  void remove(E entry) {
    stripe(entry.hash).remove(entry);
  }

  /** Number of entries. */
  long size() {
    long sum = 0;
    for (Stripe stripe : stripes) {
      sum += stripe.size();
    }
    return sum;
  }

  /**
   * Visits the entries; one that comes or goes meanwhile may or may not be visited. Reader threads
   * only.
   */
  @SuppressWarnings("unchecked") // only entries of this type are added
  void forEach(Consumer<E> visitor) {
    for (Stripe stripe : stripes) {
      for (Identified entry : stripe.copy()) {
        visitor.accept((E) entry);
      }
    }
  }

  private Stripe stripe(int hash) {
    return stripes[hash & (stripes.length - 1)];
  }
}
