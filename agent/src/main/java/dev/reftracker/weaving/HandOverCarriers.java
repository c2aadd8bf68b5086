package dev.reftracker.weaving;

import dev.reftracker.matching.ClassLook;
import dev.reftracker.matching.Texts;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The classes whose constructors were seen to take a target, by name: their objects may own one.
 * Learned while classes are woven, hence complete only for classes woven earlier. Thread-safe.
 */
final class HandOverCarriers {

  /** A carrier of a carrier still counts; beyond that, half a program would be carriers. */
  private static final int MAX_DISTANCE = 2;

  private static final int FILTER_LONGS = 1024;

  private final Map<String, Integer> distances = new ConcurrentHashMap<>();
  private final Set<String> supertypes = ConcurrentHashMap.newKeySet();
  private final Set<Integer> hashes = ConcurrentHashMap.newKeySet();

  /** One bit for the lower half of each hash, so that most looks end without boxing. */
  private final AtomicLongArray filter = new AtomicLongArray(FILTER_LONGS);

  /** Notes that a constructor of {@code internalName} takes a target. */
  void takesTarget(String internalName) {
    learn(internalName, 1);
  }

  /**
   * Notes that a constructor of {@code internalName} takes an object of the carrier {@code taken}.
   */
  void takesCarrier(String internalName, String taken) {
    Integer distance = distances.get(taken);
    if (distance != null && distance < MAX_DISTANCE) {
      learn(internalName, distance + 1);
    }
  }

  /** Notes that carriers, or targets themselves, are passed on as {@code internalName} too. */
  void passedAs(String internalName) {
    if (supertypes.add(internalName)) {
      remember(internalName);
    }
  }

  /** Whether carriers are known that are passed on as {@code internalName}. */
  boolean arePassedAs(String internalName) {
    return supertypes.contains(internalName);
  }

  /** Whether {@code internalName} is a known carrier. */
  boolean isCarrier(String internalName) {
    return distances.containsKey(internalName);
  }

  /** Whether the class file names a known carrier, in a class constant or in a descriptor. */
  boolean isMentionedBy(ClassLook look) {
    if (hashes.isEmpty()) {
      return false;
    }
    Texts texts = look.texts();
    for (int i = 0; i < texts.count(); i++) {
      if (isNamedIn(texts, texts.begin(i), texts.end(i))) {
        return true;
      }
    }
    return false;
  }

  private void learn(String internalName, int distance) {
    synchronized (distances) {
      Integer known = distances.get(internalName);
      if (known == null || distance < known) {
        distances.put(internalName, distance);
      }
    }
    remember(internalName);
  }

  private void remember(String internalName) {
    int hash = internalName.hashCode();
    hashes.add(hash);
    long bits = filter.get(word(hash));
    while (!filter.compareAndSet(word(hash), bits, bits | 1L << hash)) {
      bits = filter.get(word(hash));
    }
  }

  /**
   * Hashes the text, and each name in it if it is a descriptor, as the bytes go by: this runs for
   * every class.
   */
  private boolean isNamedIn(Texts texts, int begin, int end) {
    int whole = 0;
    int name = 0;
    boolean inName = false;
    for (int offset = begin; offset < end; offset++) {
      int character = texts.at(offset) & 0xff;
      whole = 31 * whole + character;
      if (!inName) {
        inName = character == 'L';
        name = 0;
      } else if (character != ';') {
        name = 31 * name + character;
      } else if (isKnown(name)) {
        return true;
      } else {
        inName = false;
      }
    }
    return isKnown(whole);
  }

  private boolean isKnown(int hash) {
    return (filter.get(word(hash)) & 1L << hash) != 0 && hashes.contains(hash);
  }

  private static int word(int hash) {
    return (hash >>> 6) & (FILTER_LONGS - 1);
  }
}
