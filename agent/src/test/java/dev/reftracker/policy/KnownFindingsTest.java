package dev.reftracker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reftracker.policy.KnownFindings.Judgement;
import dev.reftracker.report.Frame;
import dev.reftracker.report.LeakGroup;
import dev.reftracker.report.LeakReport;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFindingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static final OverRelease OVER_RELEASE = overRelease();

  @TempDir Path folder;

  @Test
  void aSuppressedLeakNoLongerCountsAndTheReportSaysSo() {
    Suppression entry = new Suppression("buffer", "app.Upload#read", 5L, "ticket 7", null);

    Judgement judgement = judge(List.of(entry), Baseline.EMPTY, leak("0123456789ab", 5));

    assertThat(judgement.newReferences()).isZero();
    assertThat(judgement.sentences())
        .containsExactly("5 leaked references suppressed by app.Upload#read (ticket 7)");
  }

  @Test
  void moreThanTheEntryAcceptsIsNew() {
    Suppression entry = new Suppression(null, "app.*#read", 4L, null, null);

    Judgement judgement = judge(List.of(entry), Baseline.EMPTY, leak("0123456789ab", 5));

    assertThat(judgement.newReferences()).isEqualTo(5);
    assertThat(judgement.sentences()).containsExactly("suppression unused: app.*#read");
  }

  @Test
  void anExpiredEntrySuppressesNothing() {
    Suppression entry = new Suppression(null, "app.Upload", null, null, LocalDate.of(2026, 5, 31));

    Judgement judgement = judge(List.of(entry), Baseline.EMPTY, leak("0123456789ab", 5));

    assertThat(judgement.newReferences()).isEqualTo(5);
    assertThat(judgement.sentences())
        .containsExactly("suppression expired on 2026-05-31: app.Upload");
  }

  @Test
  void onlyWhatTheBaselineDoesNotKnowIsNew() throws Exception {
    Path file =
        Files.writeString(folder.resolve("known.txt"), "# known\n0123456789ab # leak of a\n");

    Judgement judgement =
        judge(List.of(), Baseline.read(file), leak("0123456789ab", 5), leak("ffffffffffff", 2));

    assertThat(judgement.newReferences()).isEqualTo(2);
    assertThat(judgement.sentences())
        .containsExactly("5 leaked references are known to the baseline");
  }

  @Test
  void anOverReleaseCanBeKnownToo() throws Exception {
    Suppression entry = new Suppression("buffer", "app.Upload#close", 3L, null, null);
    Path file = Files.writeString(folder.resolve("known.txt"), Baseline.of(report()));

    assertThat(judge(List.of(), Baseline.EMPTY).newOverReleases()).isEqualTo(3);
    assertThat(judge(List.of(entry), Baseline.EMPTY).newOverReleases()).isZero();
    assertThat(judge(List.of(entry), Baseline.EMPTY).sentences())
        .containsExactly("3 over-releases suppressed by app.Upload#close");
    assertThat(judge(List.of(), Baseline.read(file)).newOverReleases()).isZero();
  }

  @Test
  void whatIsWrittenForPastingSuppressesTheSameLeak() throws Exception {
    LeakGroup leak = leak("0123456789ab", 5);
    Path file =
        Files.writeString(folder.resolve("s.yaml"), SuppressionsFile.entriesFor(report(leak)));

    Judgement judgement = judge(SuppressionsFile.read(file), Baseline.EMPTY, leak);

    assertThat(judgement.newReferences()).isZero();
  }

  @Test
  void anUnknownKeyIsNamedWithTheEntry() throws Exception {
    Path file = Files.writeString(folder.resolve("s.yaml"), "- stack: a#b\n  untill: 2027-01-01\n");

    assertThatThrownBy(() -> SuppressionsFile.read(file))
        .isInstanceOf(PolicyFileException.class)
        .hasMessageContaining("entry 1 has the unknown key untill");
  }

  @Test
  void aLineThatIsNoFingerprintIsRefusedByItsNumber() throws Exception {
    Path file = Files.writeString(folder.resolve("known.txt"), "0123456789ab\nhello\n");

    assertThatThrownBy(() -> Baseline.read(file))
        .isInstanceOf(PolicyFileException.class)
        .hasMessageContaining("line 2");
  }

  private static Judgement judge(
      List<Suppression> suppressions, Baseline baseline, LeakGroup... leaks) {
    return new KnownFindings(suppressions, baseline, TODAY).judge(report(leaks));
  }

  private static LeakReport report(LeakGroup... leaks) {
    return new LeakReport(
        null,
        null,
        List.of(),
        List.of(),
        List.of(leaks),
        List.of(OVER_RELEASE),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static OverRelease overRelease() {
    Frame site = new Frame("app.Upload", "close", "Upload.java", 60);
    OverRelease.Event release = new OverRelease.Event(site, List.of(site), "main", null);
    return new OverRelease(
        "aaaaaaaaaaaa",
        "buffer",
        "lib.Buffer",
        3,
        release,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static LeakGroup leak(String fingerprint, long references) {
    Frame site = new Frame("app.Upload", "read", "Upload.java", 41);
    return new LeakGroup(
        fingerprint,
        "buffer",
        "lib.Buffer",
        Verdict.LEAK,
        false,
        true,
        references,
        references,
        new LeakGroup.Acquire(site, List.of(site), List.of("main")),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        false,
        "single",
        1,
        null,
        0,
        0,
        List.of(),
        null,
        1,
        List.of(),
        List.of(),
        List.of());
  }
}
