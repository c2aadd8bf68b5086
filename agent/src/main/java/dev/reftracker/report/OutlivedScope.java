package dev.reftracker.report;

import java.time.Instant;
import java.util.List;

/**
 * References that were left when their owner ended.
 *
 * @param owner class of the owner
 * @param endedAt when it ended
 * @param end where it ended
 * @param left what was left, grouped like leaks
 */
public record OutlivedScope(
    String owner, Instant endedAt, OverRelease.Event end, List<LeakGroup> left) {}
