package dev.reftracker.report;

import java.time.Instant;
import java.util.List;

/**
 * References that were left when their owner ended.
 *
 * @param owner class of the owner
 * @param type name of the tracked type of what was left
 * @param times how often an owner ended here with something left
 * @param endedAt when it ended
 * @param end where it ended
 * @param left what was left the first time, grouped like leaks
 * @param notes how sure it is that it belongs to the owner, one sentence each
 */
public record OutlivedScope(
    String owner,
    String type,
    long times,
    Instant endedAt,
    OverRelease.Event end,
    List<LeakGroup> left,
    List<String> notes) {}
