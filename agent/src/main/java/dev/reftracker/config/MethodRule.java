package dev.reftracker.config;

import java.util.List;

/**
 * What one method (or all overloads of a name) does to the count.
 *
 * @param role what it does
 * @param name the method's name; {@code <init>} for constructors
 * @param parameters the erased parameter types as a source file would name them (simple or
 *     qualified, {@code int}, {@code byte[]}); null for every overload
 * @param subject whose count changes: {@code this}, an argument, or (not for releases) the return
 *     value
 * @param amount by how much, or for {@link Role#BEGIN} to what; a constant or an argument
 * @param success for which results it counted
 * @param handle where the token of the one reference is, or {@link ValueSource#NONE}
 * @param ends for {@link Role#RELEASE}: which results say that the target has ended; {@link
 *     Success#NEVER} where none does
 * @param idempotent a release that may be called again harmlessly; the first call wins
 * @param onThrow for {@link Role#RELEASE}: what an exception means
 * @param limitMillis for {@link Role#WAIT}: after how many milliseconds waiting is called stuck;
 *     else 0
 */
public record MethodRule(
    Role role,
    String name,
    List<String> parameters,
    ValueSource subject,
    ValueSource amount,
    Success success,
    ValueSource handle,
    Success ends,
    boolean idempotent,
    OnThrow onThrow,
    long limitMillis) {}
