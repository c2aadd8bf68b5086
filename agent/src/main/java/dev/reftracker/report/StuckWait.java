package dev.reftracker.report;

import java.util.List;

/**
 * A wait for a count that does not fall.
 *
 * @param className class of the target waited for
 * @param waitingMillis how long it has waited
 * @param waitedAt where it waits
 * @param references the live references that keep it waiting
 */
public record StuckWait(
    String className, long waitingMillis, OverRelease.Event waitedAt, List<LeakGroup> references) {}
