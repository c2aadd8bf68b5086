package dev.reftracker.runtime.snapshot;

/**
 * A counting method as it was woven: what the hooks must know of its rule. The strings and numbers
 * of {@code config} and {@code matching} without their types, since this package uses nothing of
 * ours.
 *
 * @param typeId id of the tracked type, from 1
 * @param type name of the tracked type
 * @param className declaring class, binary name
 * @param method name and descriptor
 * @param role name of the role, in lower case with dashes
 * @param success which results count: 0 always, 1 true, 2 non-null, 3 not negative, 4 zero, 5 never
 * @param ends which results of a release say that the target has ended, same numbers
 * @param idempotent whether a second release is harmless
 * @param onThrow 0 undone, 1 taken, 2 unknown
 * @param limitMillis for a waiting method: when it is stuck
 * @param makesHandle whether an acquire returns the handle of its reference: nobody can give it
 *     back before the acquire is booked
 * @param ofTypeId type of the targets it is about: for an owner's end and for what tells an owner
 *     another one than its own
 */
public record WovenMethod(
    int typeId,
    String type,
    String className,
    String method,
    String role,
    int success,
    int ends,
    boolean idempotent,
    int onThrow,
    long limitMillis,
    boolean makesHandle,
    int ofTypeId) {}
