package dev.reftracker.report;

import java.time.Instant;

/**
 * The program that was watched and the moment of the report.
 *
 * @param pid process id
 * @param command main class or jar, or null when unknown
 * @param jvm vendor and version
 * @param startedAt when tracking began
 * @param reportedAt when this report was taken
 * @param trigger {@code exit}, {@code signal}, {@code halt} or {@code request}
 * @param gc {@code ran}, {@code skipped} or {@code refused}
 */
public record ProcessInfo(
    long pid,
    String command,
    String jvm,
    Instant startedAt,
    Instant reportedAt,
    String trigger,
    String gc) {}
