package dev.reftracker.truth;

import dev.reftracker.report.LeakReport;

/**
 * What the agent said about a program, and what the program itself counted.
 *
 * @param program the program
 * @param leakedObjects objects that the program counted as leaked
 * @param leakedReferences references that it counted as leaked
 * @param report the agent's report; null when there is none
 * @param output what the process wrote, for the reader of a failure
 */
record Answer(
    Program program, long leakedObjects, long leakedReferences, LeakReport report, String output) {}
