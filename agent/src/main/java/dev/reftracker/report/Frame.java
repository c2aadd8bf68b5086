package dev.reftracker.report;

/**
 * One stack frame.
 *
 * @param className binary name with dots
 * @param method the method's name
 * @param file source file, or null when unknown
 * @param line line from 1, or -1 when unknown
 */
public record Frame(String className, String method, String file, int line) {}
