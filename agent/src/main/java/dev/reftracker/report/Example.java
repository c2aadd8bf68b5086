package dev.reftracker.report;

import java.time.Instant;
import java.util.List;

/**
 * The way of one object, oldest event first.
 *
 * @param object an id that is unique in the process
 * @param events what happened to it
 * @param omitted events that were folded away because they repeated
 */
public record Example(String object, List<Step> events, long omitted) {

  /**
   * One event.
   *
   * @param op {@code begin}, {@code acquire}, {@code release}, {@code handover}, {@code exception},
   *     {@code touch}, {@code end}, {@code baseline}, {@code use}
   * @param amount how many references; 0 for hand-overs
   * @param countAfter the books after it
   * @param at when, to a few hundredths of a second
   * @param thread name of the thread
   * @param holder class of the acting object, or null
   * @param kind of a hand-over: {@code argument}, {@code handler}, {@code return}, {@code
   *     constructor}; else null
   * @param site nearest frame that is not transparent, or null
   * @param stack the frames; empty when not recorded
   */
  public record Step(
      String op,
      int amount,
      long countAfter,
      Instant at,
      String thread,
      String holder,
      String kind,
      Frame site,
      List<Frame> stack) {}
}
