package dev.reftracker.detection.evidence;

import dev.reftracker.bodies.Bodies;
import dev.reftracker.report.CoverageEntry;
import dev.reftracker.report.ProcessInfo;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a detection needs besides the snapshot.
 *
 * @param process the program and the moment, copied into the report
 * @param hints what is known of a tracked type, by its name; never returns null
 * @param subtype whether the first class is the second or inherits from it, as far as is known;
 *     names with dots
 * @param bodies looks into the code of the program's methods, for this one report
 * @param applicationPackages prefixes of the user's own packages; empty when not told
 * @param coverage what was woven, copied into the report
 * @param completeness what could not be seen, one sentence each
 * @param previousReferences leaked references per fingerprint in the report before; empty in the
 *     first
 * @param minAgeMillis live references younger than this are held
 */
public record DetectionSettings(
    ProcessInfo process,
    Function<String, TypeHints> hints,
    BiPredicate<String, String> subtype,
    Bodies bodies,
    List<String> applicationPackages,
    List<CoverageEntry> coverage,
    List<String> completeness,
    Map<String, Long> previousReferences,
    long minAgeMillis) {}
