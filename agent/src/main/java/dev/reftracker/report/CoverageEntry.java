package dev.reftracker.report;

/**
 * One method of a rule and what became of it.
 *
 * @param type name of the tracked type
 * @param className class that declares the method
 * @param method name and descriptor
 * @param role role in lower case
 * @param woven false when it matched nothing or was refused
 * @param calls how often it counted
 * @param refusal why it was not woven although a loaded class has it; else null
 */
public record CoverageEntry(
    String type,
    String className,
    String method,
    String role,
    boolean woven,
    long calls,
    String refusal) {}
