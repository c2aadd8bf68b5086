package dev.reftracker.report.render;

import dev.reftracker.report.CoverageEntry;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.ProcessInfo;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.Summary;
import dev.reftracker.report.TypeTotals;
import dev.reftracker.report.UseAfterEnd;
import dev.reftracker.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds a report around its findings, with totals that agree with them. */
final class ReportFixture {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private ProcessInfo process =
      new ProcessInfo(
          4711,
          "com.example.shop.Main",
          "Temurin 17.0.12",
          START,
          START.plusMillis(12_600),
          "exit",
          "ran");
  private long acquires = 5_210;
  private long untracked;
  private String detail = "adaptive";
  private List<CoverageEntry> coverage =
      List.of(
          woven("begin", "initBytes(I)V", 5_000),
          woven("acquire", "retain()Lio/netty/buffer/ByteBuf;", 210),
          woven("release", "release()Z", 5_207),
          new CoverageEntry("netty", "io.netty.buffer.Gone", "retain()", "acquire", false, 0, null),
          new CoverageEntry("message", "io.netty.util.Never", "<init>()", "begin", false, 0, null));
  private final List<LeakGroup> groups = new ArrayList<>();
  private final List<OverRelease> overReleases = new ArrayList<>();
  private final List<UseAfterEnd> uses = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private final List<OutlivedScope> scopes = new ArrayList<>();
  private final List<StuckWait> stuck = new ArrayList<>();
  private final List<String> completeness = new ArrayList<>();
  private final List<String> learned = new ArrayList<>();

  static CoverageEntry woven(String role, String method, long calls) {
    return new CoverageEntry(
        "netty", "io.netty.buffer.PooledByteBuf", method, role, true, calls, null);
  }

  ReportFixture unknownProcess() {
    process = new ProcessInfo(1, null, null, null, null, "signal", null);
    return this;
  }

  ReportFixture acquires(long count) {
    acquires = count;
    return this;
  }

  ReportFixture untracked(long count) {
    untracked = count;
    detail = "sites";
    return this;
  }

  ReportFixture coverage(CoverageEntry... entries) {
    coverage = List.of(entries);
    return this;
  }

  ReportFixture group(LeakGroup group) {
    groups.add(group);
    return this;
  }

  ReportFixture overRelease(OverRelease finding) {
    overReleases.add(finding);
    return this;
  }

  ReportFixture use(UseAfterEnd finding) {
    uses.add(finding);
    return this;
  }

  ReportFixture mismatch(Mismatch finding) {
    mismatches.add(finding);
    return this;
  }

  ReportFixture scope(OutlivedScope finding) {
    scopes.add(finding);
    return this;
  }

  ReportFixture stuck(StuckWait finding) {
    stuck.add(finding);
    return this;
  }

  ReportFixture notSeen(String sentence) {
    completeness.add(sentence);
    return this;
  }

  ReportFixture learned(String sentence) {
    learned.add(sentence);
    return this;
  }

  LeakReport build() {
    return new LeakReport(
        process,
        summary(),
        List.of(
            new TypeTotals(
                "netty",
                "io.netty.buffer.PooledUnsafeDirectByteBuf",
                objects(Verdict.LEAK),
                references(Verdict.LEAK),
                objects(Verdict.SUSPECT),
                objects(Verdict.HELD),
                5_000)),
        coverage,
        List.copyOf(groups),
        List.copyOf(overReleases),
        List.copyOf(uses),
        List.copyOf(mismatches),
        List.copyOf(scopes),
        List.copyOf(stuck),
        List.copyOf(completeness),
        List.copyOf(learned),
        learned.isEmpty() ? List.of() : List.of("5 leaked references are known to the baseline"));
  }

  private Summary summary() {
    long open = references(Verdict.LEAK) + references(Verdict.SUSPECT) + references(Verdict.HELD);
    return new Summary(
        references(Verdict.LEAK),
        objects(Verdict.LEAK),
        (int) groups.stream().filter(group -> group.verdict() == Verdict.LEAK).count(),
        overReleases.size(),
        uses.size(),
        mismatches.size(),
        scopes.size(),
        stuck.size(),
        references(Verdict.SUSPECT),
        references(Verdict.HELD),
        groups.stream().filter(LeakGroup::harmless).mapToLong(LeakGroup::references).sum(),
        acquires,
        acquires - open,
        objects(Verdict.SUSPECT) + objects(Verdict.HELD),
        untracked,
        0,
        acquires / 2,
        detail);
  }

  private long references(Verdict verdict) {
    return groups.stream()
        .filter(group -> group.verdict() == verdict)
        .mapToLong(LeakGroup::references)
        .sum();
  }

  private long objects(Verdict verdict) {
    return groups.stream()
        .filter(group -> group.verdict() == verdict)
        .mapToLong(LeakGroup::objects)
        .sum();
  }
}
