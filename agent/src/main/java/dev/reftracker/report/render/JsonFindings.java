package dev.reftracker.report.render;

import dev.reftracker.report.LeakReport;
import dev.reftracker.report.Mismatch;
import dev.reftracker.report.OutlivedScope;
import dev.reftracker.report.OverRelease;
import dev.reftracker.report.StuckWait;
import dev.reftracker.report.UseAfterEnd;
import java.io.IOException;
import java.util.List;

/** Writes the findings that are not leaks as JSON. */
final class JsonFindings {

  private final JsonOut out;

  JsonFindings(JsonOut out) {
    this.out = out;
  }

  /** Writes all kinds, each as a list. */
  void write(LeakReport report) throws IOException {
    out.beginList("overReleases");
    for (OverRelease finding : report.overReleases()) {
      overRelease(finding);
    }
    out.endList();
    out.beginList("usesAfterEnd");
    for (UseAfterEnd finding : report.usesAfterEnd()) {
      use(finding);
    }
    out.endList();
    out.beginList("mismatches");
    for (Mismatch finding : report.mismatches()) {
      mismatch(finding);
    }
    out.endList();
    out.beginList("scopes");
    for (OutlivedScope finding : report.scopes()) {
      scope(finding);
    }
    out.endList();
    out.beginList("stuck");
    for (StuckWait finding : report.stuck()) {
      stuck(finding);
    }
    out.endList();
  }

  private void overRelease(OverRelease finding) throws IOException {
    out.begin();
    identity(finding.fingerprint(), finding.type(), finding.className(), finding.objects());
    event("release", finding.release());
    events("previousReleases", finding.previousReleases());
    event("acquire", finding.acquire());
    JsonGroups.culprit(out, finding.culprit());
    out.text("evidence", finding.evidence());
    out.beginList("lives");
    for (OverRelease.Life life : finding.lives()) {
      out.begin();
      event("begin", life.begin());
      events("releases", life.releases());
      events("late", life.late());
      out.end();
    }
    out.endList();
    out.texts("notes", finding.notes());
    out.end();
  }

  private void use(UseAfterEnd finding) throws IOException {
    out.begin();
    identity(finding.fingerprint(), finding.type(), finding.className(), finding.objects());
    event("use", finding.use());
    event("ending", finding.ending());
    out.text("exception", finding.exception());
    out.end();
  }

  private void mismatch(Mismatch finding) throws IOException {
    out.begin();
    out.text("type", finding.type());
    out.text("class", finding.className());
    out.number("objects", finding.objects());
    out.number("booked", finding.booked());
    out.number("counted", finding.counted());
    event("between", finding.between());
    event("and", finding.and());
    out.end();
  }

  private void scope(OutlivedScope finding) throws IOException {
    out.begin();
    out.text("owner", finding.owner());
    out.text("type", finding.type());
    out.number("times", finding.times());
    out.time("endedAt", finding.endedAt());
    event("end", finding.end());
    new JsonGroups(out).write("left", finding.left());
    out.texts("notes", finding.notes());
    out.end();
  }

  private void stuck(StuckWait finding) throws IOException {
    out.begin();
    out.text("kind", finding.kind());
    out.text("class", finding.className());
    out.number("waitingMillis", finding.waitingMillis());
    event("waitedAt", finding.waitedAt());
    new JsonGroups(out).write("references", finding.references());
    out.end();
  }

  private void identity(String fingerprint, String type, String className, long objects)
      throws IOException {
    out.text("fingerprint", fingerprint);
    out.text("type", type);
    out.text("class", className);
    out.number("objects", objects);
  }

  private void events(String key, List<OverRelease.Event> events) throws IOException {
    out.beginList(key);
    for (OverRelease.Event event : events) {
      out.begin();
      body(event);
    }
    out.endList();
  }

  private void event(String key, OverRelease.Event event) throws IOException {
    if (event == null) {
      out.none(key);
      return;
    }
    out.begin(key);
    body(event);
  }

  private void body(OverRelease.Event event) throws IOException {
    out.frame("site", event.site());
    out.stack("stack", event.stack());
    out.text("thread", event.thread());
    out.time("at", event.at());
    out.end();
  }
}
