package dev.reftracker.report;

/**
 * Our books and the library's own count disagreed: a rule misses a method.
 *
 * @param type name of the tracked type
 * @param className runtime class of the targets
 * @param objects distinct objects
 * @param booked what the books said
 * @param counted what the library said
 * @param between the last event at which both agreed, or null
 * @param and the event at which they first disagreed
 */
public record Mismatch(
    String type,
    String className,
    long objects,
    long booked,
    long counted,
    OverRelease.Event between,
    OverRelease.Event and) {}
