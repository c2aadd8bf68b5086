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
 * @param handle where the token of the one reference is, for {@link Role#BELONGS_TO} where the
 *     owner is, or {@link ValueSource#NONE}
 * @param ends for {@link Role#RELEASE}: which results say that the target has ended; {@link
 *     Success#NEVER} where none does
 * @param idempotent a release that may be called again harmlessly; the first call wins
 * @param onThrow for {@link Role#RELEASE}: what an exception means
 * @param limitMillis for {@link Role#WAIT}: after how many milliseconds waiting is called stuck;
 *     else 0
 * @param of for {@link Role#BELONGS_TO} and {@link Role#SCOPE_END}: the name of the targets' type
 *     in the same file; null for the rule's own type
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
    long limitMillis,
    String of) {

  /** A rule about targets of its own type. */
  public MethodRule(
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
      long limitMillis) {
    this(
        role,
        name,
        parameters,
        subject,
        amount,
        success,
        handle,
        ends,
        idempotent,
        onThrow,
        limitMillis,
        null);
  }
}
